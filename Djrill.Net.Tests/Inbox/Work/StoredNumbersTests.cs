using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Work;

/// <summary>Numbers that are stored. The literals were computed with Python's hashlib and struct; they must never change.</summary>
internal sealed class StoredNumbersTests
{
    [TestCase("a@example.com")]
    [TestCase(" A@Example.COM ")]
    public void Address_HasOneDigest(string address) => Assert.That(LookupDigest.OfAddress(address), Is.EqualTo(3045200843363690804L));

    [Test]
    public void Message_HasItsDigest() => Assert.That(LookupDigest.OfMessage("abc"), Is.EqualTo(-1853694920730910411L));

    [Test]
    public void Lane_DependsOnTheWebhook() => Assert.That(
        (LookupDigest.OfLane("", "abc"), LookupDigest.OfLane("shop", "abc")), Is.EqualTo((-7007503814313197803L, 2756020545080288391L)));

    [Test]
    public void LaneNumber_IsTheLowestByte() => Assert.That((InboxRow.LaneOf(-1), InboxRow.LaneOf(0x1234)), Is.EqualTo((255, 0x34)));

    [Test]
    public void Id_IsTheBatchTimes16384PlusTheIndex() => Assert.That(
        (EventId.Of(3, 9999), EventId.BatchOf((3 * 16384) + 9999), EventId.LastOf(3)),
        Is.EqualTo(((3L * 16384) + 9999, 3L, (4L * 16384) - 1)));
}
