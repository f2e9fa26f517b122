namespace Djrill.Net.Tests.Http;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ReservationTests : BudgetFixture
{
    [Test]
    public void DisposedTwice_IsGivenBackOnce()
    {
        var other = Reserve(100_000);
        var reservation = Reserve(300_000);

        reservation.Dispose();
        reservation.Dispose();

        Assert.That((Budget.Reserved, Use.Reserved), Is.EqualTo((100_000L, 100_000L)));
        other.Dispose();
        AssertUnused();
    }

    [Test]
    public void Reduced_GivesBackTheRestAndNeverGrows()
    {
        var reservation = Reserve(300_000);

        reservation.ReduceTo(1_000);
        Assert.That(Budget.Reserved, Is.EqualTo(1_000));
        reservation.ReduceTo(300_000);
        Assert.That((Budget.Reserved, reservation.Size), Is.EqualTo((1_000L, 300_000L)));
        reservation.Dispose();
        reservation.ReduceTo(10);

        AssertUnused();
    }
}
