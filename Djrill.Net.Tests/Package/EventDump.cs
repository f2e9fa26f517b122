using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Djrill.Net.Events;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Package;

/// <summary>Writes out all that the typed properties of an event say. What is made of the whole of its data is left out.</summary>
internal static class EventDump
{
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        JToken json => json.ToString(Formatting.None),
        JsonElement json => json.GetRawText(),
        ReadOnlyMemory<byte> bytes => Convert.ToHexString(bytes.Span),
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Of))}]",
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => $"{value.GetType().Name} {{ {string.Join(", ", Properties(value).Select(property => $"{property.Name} = {Of(property.GetValue(value))}"))} }}",
    };

    private static IEnumerable<PropertyInfo> Properties(object value) => value.GetType().GetProperties()
        .Where(static property => property.Name is not (nameof(MandrillEvent.Data) or nameof(MandrillEvent.Utf8Json) or nameof(MandrillEvent.IdempotencyKey)));
}
