using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events.Mutations;

/// <summary>A piece of a JSON text that can be made odd: unlike Newtonsoft's trees it may repeat a name, and hold any token as it is written.</summary>
internal sealed class JsonNode
{
    /// <summary>The text of what is neither an object nor a list.</summary>
    private readonly string? _raw;

    private readonly bool _isObject;

    private JsonNode(string? raw, bool isObject) => (_raw, _isObject) = (raw, isObject);

    /// <summary>The members of an object; of a list the names are not written.</summary>
    public List<(string Name, JsonNode Value)> Members { get; } = [];

    public bool IsContainer => _raw is null;

    public static JsonNode Raw(string json) => new(json, false);

    public static JsonNode Of(JToken token)
    {
        if (token is not (JObject or JArray))
        {
            return Raw(token.ToString(Formatting.None));
        }

        var node = new JsonNode(null, token is JObject);
        node.Members.AddRange(token.Children().Select(static child =>
            child is JProperty member ? (JsonConvert.ToString(member.Name), Of(member.Value)) : ("\"element\"", Of(child))));
        return node;
    }

    public JsonNode Copy()
    {
        var copy = new JsonNode(_raw, _isObject);
        copy.Members.AddRange(Members.Select(static member => (member.Name, member.Value.Copy())));
        return copy;
    }

    /// <summary>Gives every place in the text where a value stands, the whole not included.</summary>
    public IEnumerable<(JsonNode Parent, int Place)> Places() => Members.SelectMany((member, place) =>
        member.Value.Places().Prepend((this, place)));

    public override string ToString() => _raw ?? (_isObject
        ? $"{{{string.Join(',', Members.Select(static member => $"{member.Name}:{member.Value}"))}}}"
        : $"[{string.Join(',', Members.Select(static member => member.Value.ToString()))}]");
}
