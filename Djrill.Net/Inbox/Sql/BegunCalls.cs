using System.Text;
using System.Text.Json;

namespace Djrill.Net.Inbox;

/// <summary>Writes and reads the column <c>begun</c>: a JSON array of pairs of an event's id and a recipient.</summary>
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
                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    public static IReadOnlyList<BegunCall> Read(string begun)
    {
        using var json = JsonDocument.Parse(begun);
        return [.. json.RootElement.EnumerateArray().Select(static pair =>
            new BegunCall(pair[0].GetInt64(), pair[1].GetString()!))]; // Not null: it was written above.
    }
}
