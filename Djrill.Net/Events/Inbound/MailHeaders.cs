namespace Djrill.Net.Events;

/// <summary>
/// Reads the headers of an email. For a repeated header, Mandrill sends a list of values. Values that are neither strings nor numbers are
/// skipped.
/// </summary>
internal static class MailHeaders
{
    public static MandrillHeaderCollection Read(ReadOnlySpan<byte> value)
    {
        var headers = JsonLists.ReadMembers(value, ReadValues);
        return new([
            .. headers.SelectMany(static header => header.Value.OfType<string>().Select(value => KeyValuePair.Create(header.Key, value))),
        ]);
    }

    private static IReadOnlyList<string?> ReadValues(ReadOnlySpan<byte> value) =>
        value is [(byte)'{' or (byte)'[', ..] ? JsonLists.ReadAll(value, ReadText) : [ReadText(value)];

    private static string? ReadText(ReadOnlySpan<byte> value) => JsonValues.AnyText(JsonValues.ReadScalar(value));
}
