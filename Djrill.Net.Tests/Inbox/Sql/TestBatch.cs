using System.Security.Cryptography;
using System.Text;
using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Sql;

/// <summary>Batches of small events.</summary>
internal static class TestBatch
{
    public static InboxBatch Of(params InboxRow[] rows) => new(
        "", "primary", rows.Length, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", rows, [1, 2, 3]);

    /// <summary>Creates an event of the given lane that no other test has.</summary>
    public static InboxRow Event(int index = 0, int lane = 7) => new(
        index,
        1_700_000_000,
        SHA256.HashData(Guid.NewGuid().ToByteArray()),
        Number: 0,
        "open",
        "ann@example.com",
        "message",
        1_700_000_000_000,
        lane,
        Encoding.UTF8.GetBytes($$"""{"event":"open","number":{{index}}}"""));

    public static InboxRow[] Events(int count, int lane = 7) => [.. Enumerable.Range(0, count).Select(index => Event(index, lane))];
}
