using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Djrill.Net.Diagnostics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events.Matrix;

/// <summary>Reads every getter of an event, or of what the table expects of it, as lines <c>path = value</c>.</summary>
internal static class Getters
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Known = new();

    public static SortedDictionary<string, string> Read(object value)
    {
        var lines = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add(lines, "", value);
        return lines;
    }

    public static PropertyInfo[] Of(Type type) => Known.GetOrAdd(type, static type =>
        [.. type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(static property => property.GetIndexParameters().Length == 0)]);

    private static void Add(SortedDictionary<string, string> lines, string path, object? value)
    {
        if (Show(value) is { } text)
        {
            lines[path] = text;
        }
        else if (value is IEnumerable<KeyValuePair<string, JsonElement>> members)
        {
            Add(lines, path, members.Select(static member => (member.Key, (object?)member.Value)));
        }
        else if (value is IDictionary<string, object?> expected)
        {
            Add(lines, path, expected.Select(static member => (member.Key, member.Value)));
        }
        else if (value is IEnumerable elements)
        {
            Add(lines, path, elements.Cast<object?>().Select(static (element, place) => ($"[{place}]", element)));
        }
        else
        {
            Add(lines, path, Of(value!.GetType()).Select(property => (property.Name, property.GetValue(value))));
        }
    }

    private static void Add(SortedDictionary<string, string> lines, string path, IEnumerable<(string Name, object? Value)> members)
    {
        foreach (var (name, value) in members)
        {
            Add(lines, path.Length == 0 ? name : $"{path}.{name}", value);
        }

        lines.TryAdd($"{path}.", "present");
    }

    private static string? Show(object? value) => value switch
    {
        null => "null",
        string or bool or Enum or long or int => value.ToString(),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("o", CultureInfo.InvariantCulture),
        JToken token => $"{token.Type} {token.ToString(Formatting.None)}",
        JsonElement element => Show(JsonTree.Parse(element)),
        SentElement sent => Show(JsonTree.Parse(sent)),
        byte[] bytes => Convert.ToHexString(bytes),
        ReadOnlyMemory<byte> bytes => Convert.ToHexString(bytes.Span),
        KeyValuePair<string, string> header => $"{header.Key}: {header.Value}",
        _ => null,
    };
}
