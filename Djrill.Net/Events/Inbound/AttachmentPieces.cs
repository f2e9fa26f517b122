namespace Djrill.Net.Events;

/// <summary>The places of the members of an attachment in the list of attachments.</summary>
internal readonly record struct AttachmentPieces(JsonPiece Name, JsonPiece Type, JsonPiece Base64, JsonPiece Content)
{
    private static readonly MemberNames Names = new("name type base64 content");

    /// <summary>Moves over a value, and notes the places of its members.</summary>
    /// <param name="list">The list.</param>
    /// <param name="position">The place where the value begins.</param>
    /// <param name="end">The place after it.</param>
    /// <returns>Null if the value is not an object, or has no members.</returns>
    public static AttachmentPieces? Read(ReadOnlySpan<byte> list, int position, out int end)
    {
        Span<JsonPiece> pieces = stackalloc JsonPiece[4];
        end = Names.Locate(list, position, pieces, out var hasMembers);
        return hasMembers ? new(pieces[0], pieces[1], pieces[2], pieces[3]) : null;
    }
}
