using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Sql;

internal sealed class StoredSizeTests
{
    [TestCase(2500, 1, ExpectedResult = "1000 1000 500")]
    [TestCase(5, 16_000_000, ExpectedResult = "2 2 1")]
    [TestCase(3, 40_000_000, ExpectedResult = "1 1 1")]
    [TestCase(0, 0, ExpectedResult = "")]
    public string Chunks_AreCutByNumberAndSize(int count, int size) => string.Join(
        ' ', StoredSize.Cut(Enumerable.Range(1, count).Select(id => new StoredSize(id, size))).Select(static chunk => chunk.Count));
}
