using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Passes a value and notes where it stands.</summary>
internal sealed class PieceConverter : TolerantConverter<JsonPiece>
{
    public override bool HandleNull => true;

    public override JsonPiece Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return new(start, (int)reader.BytesConsumed - start);
    }
}
