using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events.Matrix;

/// <summary>A getter as its documentation has it.</summary>
/// <param name="Owner">The type that declares it.</param>
/// <param name="Property">Its name.</param>
/// <param name="Wire">The member it is read from, with dots into objects. Behind a bar, the one where the former says nothing.</param>
/// <param name="Read">What it makes of a value, or null where the value says nothing.</param>
/// <param name="Fallback">What it gives where the wire says nothing.</param>
/// <param name="Part">The type of its contents, or of its elements, where that has fields of its own.</param>
internal sealed record Field(
    Type Owner, string Property, string Wire, Func<JToken?, object?> Read, Func<object?>? Fallback = null, Type? Part = null)
{
    public string[][] Wires { get; } = [.. Wire.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(static wire => wire.Split('.'))];

    public object? Expect(JObject? json) =>
        Wires.Select(wire => Read(Find(json, wire))).FirstOrDefault(static value => value is not null) ?? Fallback?.Invoke();

    private static JToken? Find(JToken? json, string[] wire) =>
        wire.Aggregate(json, static (found, name) => found is JObject part && part.TryGetValue(name, out var value) ? value : null);
}
