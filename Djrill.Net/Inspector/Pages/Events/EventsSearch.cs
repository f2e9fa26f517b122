using System.Globalization;

namespace Djrill.Net.Inspector;

/// <summary>Decides what a text is that was pasted into the one box: an id, a key, an address, or a message id.</summary>
internal static class EventsSearch
{
    /// <summary>Returns the page that the text leads to.</summary>
    public static async Task<string> FindAsync(InspectorRequest request, string text)
    {
        text = text.Trim();
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            && await request.Inbox.FindAsync(id, request.Cancelled) is not null)
        {
            return string.Create(CultureInfo.InvariantCulture, $"events/{id}");
        }

        return $"events?{FieldOf(text)}={Uri.EscapeDataString(text)}";
    }

    private static string FieldOf(string text) =>
        IsKey(text) ? "key" : text.Contains('@', StringComparison.Ordinal) ? "recipient" : "message";

    /// <summary>Returns whether the text ends as an idempotency key does: with 64 hexadecimal digits.</summary>
    private static bool IsKey(string text) =>
        text[(text.LastIndexOf('-') + 1)..] is { Length: 64 } digest && digest.All(char.IsAsciiHexDigit);
}
