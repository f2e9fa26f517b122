using System.Text;
using System.Text.Json;

namespace Djrill.Net.Inbox;

/// <summary>Writes and reads the column <c>begun</c>: a JSON array of an event's id, a recipient and a version.</summary>
internal static class BegunCalls
{
    public static string Write(IEnumerable<BegunCall> calls)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var call in calls)
            {
                json.WriteStartArray();
                json.WriteNumberValue(call.EventId);
                json.WriteStringValue(call.Recipient);
                json.WriteNumberValue(call.Version ?? 0);
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    public static IReadOnlyList<BegunCall> Read(string begun)
    {
        using var json = JsonDocument.Parse(begun);
        return [.. json.RootElement.EnumerateArray().Select(static call => new BegunCall(
            call[0].GetInt64(),
            call[1].GetString()!, // Not null: it was written above.
            call[2].GetInt32() is > 0 and var version ? version : null))];
    }
}
