using Djrill.Net.Diagnostics;
using Djrill.Net.Http;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Http;

/// <summary>A budget of 800,000 bytes: 100,000 for small bodies, 700,000 for large ones.</summary>
internal abstract class BudgetFixture
{
    protected BudgetFixture() => Budget = new(Time, Use, Stopping.Token);

    protected FakeTimeProvider Time { get; } = new();

    protected CancellationTokenSource Stopping { get; } = new();

    protected MemoryUse Use { get; } = new();

    protected MemoryBudget Budget { get; }

    protected DjrillOptions Options { get; } = new() { MemoryBudget = 800_000 };

    protected Task<Reservation?> ReserveAsync(long size, CancellationToken cancellation = default) =>
        Budget.ReserveAsync(size, Options, cancellation).AsTask();

    /// <summary>Reserves where it must be possible at once.</summary>
    protected Reservation Reserve(long size)
    {
        var reservation = Budget.TryReserve(size, Options);
        Assert.That(reservation, Is.Not.Null);
        return reservation!; // Not null: asserted.
    }

    protected void AssertUnused() => Assert.That((Budget.Reserved, Budget.Waiting, Use.Reserved, Use.Waiting), Is.EqualTo((0L, 0, 0L, 0L)));
}
