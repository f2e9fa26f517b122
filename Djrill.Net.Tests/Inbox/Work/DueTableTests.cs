using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Work;

internal sealed class DueTableTests
{
    [Test]
    public void KnownDelivery_IsNotAddedTwice()
    {
        var table = Read(Due(1));
        var added = table.EndClaim([Due(1), Due(1, "other")]);

        Assert.That((added, table.Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public void DeliveryThatWasSettledDuringTheRead_IsNotAddedAgain()
    {
        var table = Read(Due(1));
        var taken = table.TryTake()!;
        table.BeginClaim();
        table.Settle(taken);
        var during = table.EndClaim([Due(1)]);
        table.BeginClaim();

        Assert.That((during, table.EndClaim([Due(1)])), Is.EqualTo((0, 1)));
    }

    [Test]
    public void TwoCrashes_WaitApart()
    {
        var table = Read(Due(1, crashes: 2), Due(2, crashes: 1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(table.HasAlone, Is.True);
            Assert.That(table.TryTake()?.Id, Is.EqualTo(2L));
            Assert.That(table.TryTake(), Is.Null);
            Assert.That(table.TryTakeAlone()?.Id, Is.EqualTo(1L));
        }
    }

    [Test]
    public void Suspects_CountUntilTheyAreSettled()
    {
        var table = Read(Due(1, crashes: 1));
        var before = table.HasSuspects;
        table.Settle(table.TryTake()!);

        Assert.That((before, table.HasSuspects), Is.EqualTo((true, false)));
    }

    [Test]
    public void Lane_IsActiveUntilItsDeliveriesAreSettled()
    {
        var table = Read(Due(1), Due(1, "other"));
        table.Settle(table.TryTake()!);
        var afterFirst = table.IsActive(7);
        table.Settle(table.TryTake()!);

        Assert.That((afterFirst, table.IsActive(7), table.Count), Is.EqualTo((true, false, 0)));
    }

    private static DueTable Read(params DueDelivery[] due)
    {
        var table = new DueTable();
        table.BeginClaim();
        table.EndClaim(due);
        return table;
    }

    private static DueDelivery Due(long id, string recipient = "handler", int crashes = 0) =>
        new(id, 7, 10, recipient, 1, 0, crashes, 0, null);
}
