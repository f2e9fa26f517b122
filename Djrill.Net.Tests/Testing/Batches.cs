using System.Net;
using System.Text.Json;
using Djrill.Net.Events;

namespace Djrill.Net.Tests.Testing;

/// <summary>Reads the posts that a <see cref="RecordingServer"/> has kept.</summary>
internal static class Batches
{
    public static IReadOnlyList<MandrillEvent> Read(string request)
    {
        using var batch = JsonDocument.Parse(WebUtility.UrlDecode(request.Split("\n\nmandrill_events=")[1]));
        return [.. batch.RootElement.EnumerateArray().Select(static element => MandrillEvent.Parse(element.GetRawText()))];
    }
}
