using Djrill.Net.Protocol;

namespace Djrill.Net.Events;

/// <summary>Tells where the members of an attachment stand in the list that it is of.</summary>
internal readonly record struct AttachmentPieces(JsonPiece Name, JsonPiece Type, JsonPiece Base64, JsonPiece Content)
{
    /// <summary>Passes the value that the cursor stands on.</summary>
    /// <returns>Null where it is no object, or one without members.</returns>
    public static AttachmentPieces? Read(ref JsonCursor cursor)
    {
        if (!cursor.TryEnter((byte)'{'))
        {
            cursor.Skip();
            return null;
        }

        AttachmentPieces? file = null;
        while (cursor.MoveToMember(out var name))
        {
            file = file.GetValueOrDefault().With(name, JsonPiece.At(cursor.Skip()));
        }

        return file;
    }

    private AttachmentPieces With(ReadOnlySpan<byte> name, JsonPiece value) =>
        JsonText.Equals(name, "name"u8) ? this with { Name = value }
        : JsonText.Equals(name, "type"u8) ? this with { Type = value }
        : JsonText.Equals(name, "base64"u8) ? this with { Base64 = value }
        : JsonText.Equals(name, "content"u8) ? this with { Content = value }
        : this;
}
