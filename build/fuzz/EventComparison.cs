using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Djrill.Net.Events;
using Djrill.Net.Protocol;
using Djrill.Net.Tests.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Fuzz;

/// <summary>Holds one event to the element that it was sent as.</summary>
internal static class EventComparison
{
    public static void Compare(in EventSlice slice, JsonElement element)
    {
        DifferenceException.ThrowUnlessEqual(element.ValueKind, JsonValueKind.Object, "Kind of an event");
        DifferenceException.ThrowUnlessEqual(
            Convert.ToHexString(slice.Json.ToArray()), Convert.ToHexString(JsonMarshal.GetRawUtf8Value(element)), "Slice");

        var bytes = slice.Json.ToArray();
        var received = EventReader.Read(slice.EventType, bytes);
        var parsed = MandrillEvent.Parse(received.ToJson());
        DifferenceException.ThrowUnlessEqual(parsed.EventType, received.EventType, "EventType of the parsed event");
        DifferenceException.ThrowUnlessEqual(parsed.IdempotencyKey, received.IdempotencyKey, "Key of the parsed event");
        var expected = (JObject)EventReference.Parse(TextOf(element));
        DifferenceException.ThrowUnlessEqual(EventReference.Show(received.Data), EventReference.Show(expected), "Data");
        DifferenceException.ThrowUnlessEqual(received.EventType, ExpectedType(expected), "EventType");
    }

    /// <summary>The element as sent; what is no UTF-8 in it is U+FFFD, as it is for Newtonsoft.</summary>
    public static string TextOf(JsonElement element) => Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(element));

    private static string? ExpectedType(JObject tree) => (TextOf(tree, "event"), TextOf(tree, "type"), TextOf(tree, "action")) switch
    {
        ({ Length: > 0 } type, _, _) => type,
        (_, { Length: > 0 } type, { Length: > 0 } action) => $"{type}_{action}",
        _ => null,
    };

    private static string? TextOf(JObject tree, string name) => tree[name] is JValue { Value: string text } ? text : null;
}
