using System.Collections.Concurrent;

namespace Djrill.Net.Tests.Events.Matrix;

/// <summary>All getters of the typed events.</summary>
internal static class FieldTable
{
    public static readonly Field[] All = [.. MessageFields.All, .. MessagePartFields.All, .. InboundFields.All, .. SyncFields.All];

    private static readonly ILookup<Type, Field> ByOwner = All.ToLookup(static field => field.Owner);

    private static readonly ConcurrentDictionary<Type, Field[]> Inherited = new();

    /// <summary>Gives the fields of a type, inherited ones included.</summary>
    public static Field[] Of(Type type) => Inherited.GetOrAdd(type, static type => [.. type.BaseType is { } parent ? Of(parent) : [], .. ByOwner[type]]);

    /// <summary>Gives all getters of a type, those of its parts included, each with the paths on the wire that it is read from.</summary>
    public static IEnumerable<(string Getter, string[] Wire)> Getters(Type type) => Of(type).SelectMany(Getters);

    private static IEnumerable<(string Getter, string[] Wire)> Getters(Field field) => field.Wires.SelectMany(wire =>
        from inner in Getters(field.Part ?? typeof(object)).Prepend(("", []))
        let isElement = field.Fallback == Documented.NoElements
        select (
            inner.Item1.Length > 0 ? $"{field.Property}.{inner.Item1}" : field.Property,
            inner.Item2.Length > 0 ? [.. wire, .. isElement ? new[] { "*" } : [], .. inner.Item2] : wire));
}
