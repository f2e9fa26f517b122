using System.Net;
using System.Text;

namespace Djrill.Net.Sample;

/// <summary>Reads the form of a captured post. Each byte counts, as for a receiver: white space at the ends belongs to the form.</summary>
internal static class FormBody
{
    private const string EventsName = "mandrill_events";

    /// <summary>Gets the decoded bytes of <c>mandrill_events</c>, or null if the content is not a form with this field.</summary>
    public static byte[]? ReadEvents(ReadOnlySpan<byte> content) =>
        Read(content).FirstOrDefault(static field => field.Name == EventsName).Value;

    /// <summary>Gets the decoded fields.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> ReadFields(ReadOnlySpan<byte> content) =>
        [.. Read(content).Select(static field => KeyValuePair.Create(field.Name, Encoding.UTF8.GetString(field.Value)))];

    private static List<(string Name, byte[] Value)> Read(ReadOnlySpan<byte> content)
    {
        var fields = new List<(string, byte[])>();
        foreach (var range in content.Split((byte)'&'))
        {
            var field = content[range];
            var end = field.IndexOf((byte)'=') is var found and >= 0 ? found : field.Length;
            fields.Add((Encoding.UTF8.GetString(Decode(field[..end])), Decode(field[Math.Min(end + 1, field.Length)..])));
        }

        return fields;
    }

    private static byte[] Decode(ReadOnlySpan<byte> encoded) =>
        WebUtility.UrlDecodeToBytes(encoded.ToArray(), 0, encoded.Length) ?? []; // Null for no bytes.
}
