namespace Djrill.Net.Events;

/// <summary>Reads the addresses in a header of an email: a list of pairs of address and name. Other elements are skipped.</summary>
internal static class MailAddresses
{
    public static IReadOnlyList<MandrillAddress> Read(ReadOnlySpan<byte> value) => JsonLists.Read(value, ReadAddress);

    private static MandrillAddress? ReadAddress(ReadOnlySpan<byte> value)
    {
        var pair = JsonLists.ReadAll(value, static element => JsonValues.ReadText(element));
        return WithoutGroup(pair.ElementAtOrDefault(0)) is { } email
            ? new() { Email = email, Name = JsonValues.Trim(pair.ElementAtOrDefault(1)) }
            : null;
    }

    /// <summary>Removes what Mandrill leaves around an address: a comma, and of a group (RFC 5322, section 3.4) its name and semicolon.</summary>
    private static string? WithoutGroup(string? email)
    {
        var text = email?.Trim().TrimEnd(',', ';').TrimEnd() ?? string.Empty;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var member = text[(colon + 1)..];
        var isGroup = colon >= 0 && !text.AsSpan(0, colon).ContainsAny('@', '"') && (member.Length == 0 || member.Contains('@', StringComparison.Ordinal));
        return JsonValues.Trim(isGroup ? member : text);
    }
}
