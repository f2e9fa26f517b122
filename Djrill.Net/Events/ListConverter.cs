using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Reads a list of objects. What is no object in it, and an object without members, is left out.</summary>
internal sealed class ListConverter<T> : TolerantConverter<IReadOnlyList<T>>
    where T : class
{
    private readonly ObjectConverter<T> _elements = new();

    public override bool HandleNull => true;

    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var elements = JsonLists.Read(ref reader, (ref Utf8JsonReader element) => _elements.Read(ref element, typeof(T), options));
        return elements.Count == 0 ? [] : [.. elements.OfType<T>()];
    }
}
