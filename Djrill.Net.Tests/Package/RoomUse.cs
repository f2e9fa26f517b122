namespace Djrill.Net.Tests.Package;

/// <summary>One use of another room's type.</summary>
/// <param name="Place">The file and the line.</param>
/// <param name="Room">The room of the file.</param>
/// <param name="Type">The type that is used.</param>
/// <param name="UsedRoom">The room of the type.</param>
internal sealed record RoomUse(string Place, string Room, string Type, string UsedRoom)
{
    public override string ToString() => $"{Place} ({Room}) uses {Type} ({UsedRoom})";
}
