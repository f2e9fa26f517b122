using System.Collections;
using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events.Matrix;

/// <summary>Compares every getter with what the table expects, without the lines of <see cref="Getters"/>: those would take minutes in 100,000 cases.</summary>
internal static class GetterComparison
{
    /// <summary>Compares all getters but some.</summary>
    public static bool AreSame(object? actual, object? expected, string butFor) => (actual, expected) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (JToken token, JToken other) => JToken.DeepEquals(token, other),
        (JsonElement element, SentElement other) => JToken.DeepEquals(JsonTree.Parse(element), other.Token),
        (IReadOnlyDictionary<string, JsonElement> members, IDictionary<string, object?> wanted) =>
            members.Count == wanted.Count && members.All(member => wanted.TryGetValue(member.Key, out var value) && AreSame(member.Value, value, butFor)),
        (_, IDictionary<string, object?> wanted) => AreSame(actual, wanted, butFor),
        (ReadOnlyMemory<byte> bytes, byte[] wanted) => bytes.Span.SequenceEqual(wanted),
        (Enum, string word) => actual.ToString() == word,
        (int number, long wanted) => number == wanted,
        (string, _) => actual.Equals(expected),
        (IEnumerable elements, IEnumerable wanted) => AreSame(elements.Cast<object?>(), wanted.Cast<object?>(), butFor),
        _ => actual.Equals(expected),
    };

    private static bool AreSame(object actual, IDictionary<string, object?> expected, string butFor)
    {
        var properties = Getters.Of(actual.GetType());
        return properties.Length == expected.Count &&
            Array.TrueForAll(properties, property => property.Name == butFor
                ? property.GetValue(actual) is not null
                : expected.TryGetValue(property.Name, out var value) && AreSame(property.GetValue(actual), value, butFor));
    }

    private static bool AreSame(IEnumerable<object?> actual, IEnumerable<object?> expected, string butFor)
    {
        var (elements, wanted) = (actual.ToList(), expected.ToList());
        return elements.Count == wanted.Count && elements.Zip(wanted).All(pair => AreSame(pair.First, pair.Second, butFor));
    }
}
