namespace Djrill.Net.Events;

/// <summary>Reads a list of email addresses. Each element is a list of an address and a name. Other elements are skipped.</summary>
internal static class MailAddresses
{
    public static IReadOnlyList<MandrillAddress> Read(ReadOnlySpan<byte> value) => JsonLists.Read(value, ReadAddress);

    private static MandrillAddress? ReadAddress(ReadOnlySpan<byte> value)
    {
        var pair = JsonLists.ReadAll(value, static element => JsonValues.ReadText(element));
        return RemoveGroup(pair.ElementAtOrDefault(0)) is { } email
            ? new() { Email = email, Name = JsonValues.Trim(pair.ElementAtOrDefault(1)) }
            : null;
    }

    /// <summary>
    /// Removes a trailing comma, and the name and the semicolon of an address group (RFC 5322, section 3.4). Mandrill does not remove them.
    /// </summary>
    private static string? RemoveGroup(string? email)
    {
        var text = email?.Trim().TrimEnd(',', ';').TrimEnd() ?? string.Empty;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var member = text[(colon + 1)..];
        var isGroup = colon >= 0
            && !text.AsSpan(0, colon).ContainsAny('@', '"')
            && (member.Length == 0 || member.Contains('@', StringComparison.Ordinal));
        return JsonValues.Trim(isGroup ? member : text);
    }
}
