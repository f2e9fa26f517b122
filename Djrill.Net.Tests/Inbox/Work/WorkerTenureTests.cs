using Djrill.Net.Inbox;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Inbox.Work;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class WorkerTenureTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly WorkerTenure _tenure;

    public WorkerTenureTests() => _tenure = new(_time, TimeSpan.FromSeconds(60), canExpire: true);

    public void Dispose() => _tenure.Dispose();

    [Test]
    public void LeaseOfALocalClock_EndsWithoutRenewal()
    {
        _time.Advance(TimeSpan.FromSeconds(59));
        var before = _tenure.IsHeld;
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.That((before, _tenure.IsHeld), Is.EqualTo((true, false)));
    }

    [Test]
    public void Renewal_CountsFromBeforeItWasSent()
    {
        var began = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(30));
        _tenure.Renew(began);
        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.That(_tenure.IsHeld, Is.False);
    }

    /// <summary>Whatever has seen the end of the lease has stopped for good, so the tenure cannot go on.</summary>
    [Test]
    public void LateRenewal_DoesNotReviveALeaseThatHasEnded()
    {
        _time.Advance(TimeSpan.FromSeconds(60));
        _tenure.Renew(_time.GetTimestamp());

        Assert.That(_tenure.IsHeld, Is.False);
    }

    [Test]
    public void LostTenure_IsNotHeld_AndCancels()
    {
        _tenure.Lose();

        Assert.That((_tenure.IsHeld, _tenure.Lost.IsCancellationRequested), Is.EqualTo((false, true)));
    }

    [Test]
    public void OnlyWorkerOfAFile_KeepsItsLease()
    {
        using var tenure = new WorkerTenure(_time, TimeSpan.FromSeconds(60), canExpire: false);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.That(tenure.IsHeld, Is.True);
    }
}
