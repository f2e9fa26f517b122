using System.Text;
using System.Text.Json;

namespace Djrill.Net.Inbox;

/// <summary>Writes values as a JSON array: the list that SQLite takes as one parameter.</summary>
internal static class JsonArray
{
    public static string Write<T>(IReadOnlyCollection<T> values, Action<Utf8JsonWriter, T> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var value in values)
            {
                write(writer, value);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }
}
