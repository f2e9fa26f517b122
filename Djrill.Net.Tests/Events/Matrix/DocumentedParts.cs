using System.Text.RegularExpressions;
using Djrill.Net.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events.Matrix;

/// <summary>What the documentation says of objects and lists: each reads one, or gives null.</summary>
internal static class DocumentedParts
{
    /// <summary>Stands in an attachment for the name under which it is listed, which is no member of it.</summary>
    public const string Key = "*key";

    /// <summary>Stands in an image for its being one.</summary>
    public const string Image = "*image";

    public static Func<JToken?, object?> Part(Type type) => token => IsPart(token) ? Expected.Of(type, (JObject)token!) : null;

    public static Func<JToken?, object?> Parts(Type type) => token =>
        List(token) is { } list ? list.Where(IsPart).Select(part => Expected.Of(type, (JObject)part)).ToArray<object?>() : null;

    public static object? Texts(JToken? token) =>
        List(token) is { } list ? list.Select(Documented.Text).Where(static text => text is not null).ToArray<object?>() : null;

    public static object? Elements(JToken? token) => List(token)?.Select(static element => new SentElement(element)).ToArray<object?>();

    /// <summary>A list has the names 0, 1, 2 ...</summary>
    public static object? Members(JToken? token) => token switch
    {
        JArray { Count: > 0 } list => Enumerable.Range(0, list.Count).ToDictionary(static i => $"{i}", i => (object?)new SentElement(list[i])),
        JObject { Count: > 0 } members => members.Properties().ToDictionary(static member => member.Name, static member => (object?)new SentElement(member.Value)),
        _ => null,
    };

    /// <summary>PHP writes a list with a gap as an object with numbers for names.</summary>
    public static JToken[]? List(JToken? token) => token switch
    {
        JArray list => [.. list],
        JObject { Count: > 0 } list when list.Properties().All(static element => Regex.IsMatch(element.Name, "^[0-9]+$")) => [.. list.Values()],
        _ => null,
    };

    public static object? Headers(JToken? token) => token is JObject headers
        ? headers.Properties()
            .SelectMany(static header => (List(header.Value) ?? [header.Value]).Select(value => (header.Name, Text: Documented.AnyText(value))))
            .Where(static header => header.Text is not null)
            .Select(static header => (object?)KeyValuePair.Create(header.Name, header.Text!))
            .ToArray()
        : null;

    public static object? Addresses(JToken? token) => List(token) is { } list
        ? list.Select(static pair => List(pair)?.Take(2).ToArray() ?? []).Where(static pair => pair.Length > 0).Select(Address).Where(static pair => pair is not null).ToArray<object?>()
        : null;

    /// <summary>Those that are no objects, and objects without contents, are left out.</summary>
    public static Func<JToken?, object?> Files(bool areImages) => token => token switch
    {
        JObject byName => byName.Properties().Where(static file => IsPart(file.Value)).Select(file => File((JObject)file.Value, file.Name, areImages)).ToArray<object?>(),
        JArray list => list.Where(IsPart).Select(file => File((JObject)file, null, areImages)).ToArray<object?>(),
        _ => null,
    };

    public static object? Rules(JToken? token) => Parts(typeof(MandrillSpamRule))(token) is object?[] rules
        ? rules.Where(static rule => ((Dictionary<string, object?>)rule!).Values.Any(static value => value is not null)).ToArray() : null;

    /// <summary>PHP writes an object without members as a list.</summary>
    public static bool IsPart(JToken? token) => token is JObject { Count: > 0 };

    private static Dictionary<string, object?>? Address(JToken[] pair) => RemoveGroup(Documented.Text(pair[0]) ?? "") is { Length: > 0 } email
        ? new Dictionary<string, object?> { ["Email"] = email, ["Name"] = Documented.Trimmed(pair.ElementAtOrDefault(1)) } : null;

    /// <summary>Of a group the name goes, and the semicolon.</summary>
    private static string RemoveGroup(string text) =>
        Regex.Replace(text.Trim().TrimEnd(',', ';').Trim(), "^[^@\":]*:(?=$|.*@)", "", RegexOptions.Singleline).Trim();

    private static Dictionary<string, object?> File(JObject file, string? key, bool isImage) =>
        Expected.Of(typeof(MandrillAttachment), new JObject(file) { [Key] = key, [Image] = isImage });
}
