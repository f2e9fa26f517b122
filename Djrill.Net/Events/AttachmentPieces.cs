namespace Djrill.Net.Events;

/// <summary>Tells where the members of an attachment stand in the list that it is of.</summary>
internal readonly record struct AttachmentPieces(JsonPiece Name, JsonPiece Type, JsonPiece Base64, JsonPiece Content)
{
    private static readonly MemberNames Names = new("name", "type", "base64", "content");

    /// <summary>Passes over a value.</summary>
    /// <param name="list">The list.</param>
    /// <param name="position">Where the value begins.</param>
    /// <param name="end">The place behind it.</param>
    /// <returns>Null where it is no object, or one without members.</returns>
    public static AttachmentPieces? Read(ReadOnlySpan<byte> list, int position, out int end)
    {
        Span<JsonPiece> pieces = stackalloc JsonPiece[4];
        end = Names.Locate(list, position, pieces, out var hasMembers);
        return hasMembers ? new(pieces[0], pieces[1], pieces[2], pieces[3]) : null;
    }
}
