using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Reads a list of pairs of address and name. What is no such pair is left out.</summary>
internal sealed class AddressesConverter : TolerantConverter<IReadOnlyList<MandrillAddress>>
{
    public override bool HandleNull => true;

    public override IReadOnlyList<MandrillAddress> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        [.. JsonLists.Read(ref reader, ReadAddress).OfType<MandrillAddress>()];

    private static MandrillAddress? ReadAddress(ref Utf8JsonReader reader)
    {
        var pair = JsonLists.Read(ref reader, static (ref Utf8JsonReader element) => JsonValues.Text(JsonValues.ReadScalar(ref element)));
        return WithoutGroup(pair.ElementAtOrDefault(0)) is { } email
            ? new() { Email = email, Name = TrimmedConverter.Trim(pair.ElementAtOrDefault(1)) }
            : null;
    }

    /// <summary>Removes what Mandrill leaves around an address: a comma, and of a group (RFC 5322, section 3.4) its name and semicolon.</summary>
    private static string? WithoutGroup(string? email)
    {
        var text = email?.Trim().TrimEnd(',', ';').TrimEnd() ?? string.Empty;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var member = text[(colon + 1)..];
        var isGroup = colon >= 0 && !text.AsSpan(0, colon).ContainsAny('@', '"') && (member.Length == 0 || member.Contains('@', StringComparison.Ordinal));
        return TrimmedConverter.Trim(isGroup ? member : text);
    }
}
