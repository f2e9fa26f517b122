using System.Globalization;

namespace Djrill.Net.Inspector;

/// <summary>Finds the event that a URL names.</summary>
internal static class FoundEvent
{
    public const string Missing = "The inbox has no such event. It may have been deleted, or its retention is over.";

    public static async Task<MandrillInboxEvent?> Async(InspectorRequest request) =>
        long.TryParse(request.Route("id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? await request.Inbox.FindAsync(id, request.Cancelled)
            : null;
}
