using System.Buffers;
using Djrill.Net.Protocol;

namespace Djrill.Net.Events;

/// <summary>
/// Tells where the long members of an inbound email stand, and gathers its short ones. An email of many megabytes is passed over
/// once, and its long members are not copied.
/// </summary>
internal sealed class InboundPieces
{
    private readonly ArrayBufferWriter<byte> _shortMembers = new();

    /// <summary>Passes over an event.</summary>
    /// <param name="utf8Json">One valid JSON object.</param>
    public InboundPieces(ReadOnlySpan<byte> utf8Json)
    {
        var cursor = new JsonCursor(utf8Json);
        cursor.TryEnter((byte)'{');
        while (cursor.MoveToMember(out var name))
        {
            if (JsonText.Equals(name, "msg"u8))
            {
                ReadMessage(utf8Json, ref cursor);
            }
            else
            {
                var value = cursor.Skip();
                Timestamp = JsonText.Equals(name, "ts"u8) ? JsonPiece.At(value) : Timestamp;
            }
        }
    }

    public JsonPiece Timestamp { get; private set; }

    public JsonPiece RawMessage { get; private set; }

    public JsonPiece Text { get; private set; }

    public JsonPiece Html { get; private set; }

    public JsonPiece Attachments { get; private set; }

    public JsonPiece Images { get; private set; }

    /// <summary>Gets an object of the short members of <c>msg</c>. Empty where that is absent or no object.</summary>
    public ReadOnlyMemory<byte> ShortMembers => _shortMembers.WrittenMemory;

    private void ReadMessage(ReadOnlySpan<byte> utf8Json, ref JsonCursor cursor)
    {
        (RawMessage, Text, Html, Attachments, Images) = (default, default, default, default, default);
        _shortMembers.ResetWrittenCount();
        if (!cursor.TryEnter((byte)'{'))
        {
            cursor.Skip();
            return;
        }

        _shortMembers.Write("{"u8);
        while (cursor.MoveToMember(out var name))
        {
            var value = cursor.Skip();
            if (!TryKeep(name, JsonPiece.At(value)))
            {
                _shortMembers.Write(_shortMembers.WrittenCount > 1 ? ",\""u8 : "\""u8);
                _shortMembers.Write(name);
                _shortMembers.Write("\":"u8);
                _shortMembers.Write(utf8Json[value]);
            }
        }

        _shortMembers.Write("}"u8);
    }

    private bool TryKeep(ReadOnlySpan<byte> name, JsonPiece value)
    {
        if (JsonText.Equals(name, "raw_msg"u8))
        {
            RawMessage = value;
        }
        else if (JsonText.Equals(name, "text"u8))
        {
            Text = value;
        }
        else if (JsonText.Equals(name, "html"u8))
        {
            Html = value;
        }
        else if (JsonText.Equals(name, "attachments"u8))
        {
            Attachments = value;
        }
        else if (JsonText.Equals(name, "images"u8))
        {
            Images = value;
        }
        else
        {
            return false;
        }

        return true;
    }
}
