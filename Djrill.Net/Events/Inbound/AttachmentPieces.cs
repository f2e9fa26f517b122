namespace Djrill.Net.Events;

/// <summary>Holds the positions of the members of an attachment in the JSON list of attachments.</summary>
internal readonly record struct AttachmentPieces(JsonPiece Name, JsonPiece Type, JsonPiece Base64, JsonPiece Content)
{
    private static readonly MemberNames Names = new("name type base64 content");

    /// <summary>Scans a value, and finds the positions of the members.</summary>
    /// <param name="list">The JSON list of attachments.</param>
    /// <param name="position">The index of the first byte of the value.</param>
    /// <param name="end">The index after the value.</param>
    /// <returns>The positions. Null if the value is not an object, or has no members.</returns>
    public static AttachmentPieces? Read(ReadOnlySpan<byte> list, int position, out int end)
    {
        Span<JsonPiece> pieces = stackalloc JsonPiece[4];
        end = Names.Locate(list, position, pieces, out var hasMembers);
        return hasMembers ? new(pieces[0], pieces[1], pieces[2], pieces[3]) : null;
    }
}
