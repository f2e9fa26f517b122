using System.Text.Json.Serialization.Metadata;

namespace Djrill.Net.Events;

/// <summary>The typed values of a <see cref="MandrillInboundEvent"/>: the short ones, and where the long ones stand.</summary>
internal sealed record InboundValues(DateTimeOffset? Timestamp, InboundFields Fields, JsonPiece RawMessage, JsonPiece Text, JsonPiece Html, JsonPiece Attachments, JsonPiece Images)
{
    /// <summary>Reads an event.</summary>
    /// <param name="utf8Json">One valid JSON object.</param>
    /// <param name="type">How the short members are read.</param>
    /// <param name="hasDecimals">See <see cref="Protocol.JsonNumber.Read"/>.</param>
    public static InboundValues Read(ReadOnlyMemory<byte> utf8Json, JsonTypeInfo<InboundFields> type, bool hasDecimals)
    {
        var pieces = new InboundPieces(utf8Json.Span);
        return new(
            JsonTimes.Timestamp(JsonValues.ReadScalar(pieces.Timestamp.Of(utf8Json), hasDecimals)),
            pieces.ShortMembers.IsEmpty ? new() : EventJson.ReadEvent(pieces.ShortMembers, type, out _),
            pieces.RawMessage,
            pieces.Text,
            pieces.Html,
            pieces.Attachments,
            pieces.Images);
    }
}
