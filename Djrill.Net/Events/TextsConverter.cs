using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Reads a list of texts. What is no text in it is left out.</summary>
internal sealed class TextsConverter : TolerantConverter<IReadOnlyList<string>>
{
    public override bool HandleNull => true;

    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var texts = JsonLists.Read(ref reader, static (ref Utf8JsonReader element) => JsonValues.Text(JsonValues.ReadScalar(ref element)));
        return texts.Count == 0 ? [] : [.. texts.OfType<string>()];
    }
}
