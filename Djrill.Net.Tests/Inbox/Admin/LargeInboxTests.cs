using System.Collections.Concurrent;
using System.Diagnostics;
using Djrill.Net.Inbox;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.Admin;

/// <summary>Prints how long each call takes on <see cref="LargeInbox"/>, and asserts that a replay under load is exact.</summary>
internal sealed class LargeInboxTests(StoreKind kind) : AdminFixture(kind)
{
    private static readonly string LargeGroup = FailureGroupId.Format(FailureGroup.Of(LargeInbox.Handler(0), LargeInbox.Error));

    private readonly ConcurrentQueue<(long Id, string Handler)> _handled = new();

    [Test]
    public async Task GroupReplayedUnderLoad_IsHandledOnceMoreByTheHandlerThatFailed()
    {
        var inbox = new LargeInbox(Store);
        await TimeAsync("filling", async () =>
        {
            await inbox.FillAsync();
            return LargeInbox.Count;
        });
        await PrintReadsAsync();
        await PrintReadsAsync(); // Now compiled.
        var group = await Store.QueryAsync(
            $"SELECT event_id FROM {Store.Tables.Deliveries} WHERE recipient = '{LargeInbox.Handler(0)}'", static row => row.GetInt64(0));

        using var replayed = new CancellationTokenSource();
        var worker = Task.Run(() => WorkAsync(replayed.Token));
        var storing = Task.Run(() => inbox.StoreBatchAsync(LargeInbox.Count));
        var counts = await Task.WhenAll(ReplayAsync(), ReplayAsync());
        await storing;
        await replayed.CancelAsync();
        await worker;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(counts.Sum(), Is.EqualTo(LargeInbox.LargeGroup));
            Assert.That(_handled.Select(static call => call.Id).Order(), Is.EqualTo(group.Order()), "each event once");
            Assert.That(_handled.Select(static call => call.Handler), Has.All.EqualTo(LargeInbox.Handler(0)));
            Assert.That((await Inbox.GetCountsAsync(Token)).Dead, Is.EqualTo(LargeInbox.SmallGroups * LargeInbox.SmallGroup));
        }
    }

    private Task<long> ReplayAsync() => Task.Run(() => TimeAsync(
        "replay of a group of 1,000", () => Inbox.ReplayAsync(new() { FailureGroup = LargeGroup }, Token)));

    private async Task PrintReadsAsync()
    {
        foreach (var (name, query) in new (string, MandrillInboxQuery)[]
        {
            ("list", new()),
            ("list of dead events", new() { State = MandrillInboxState.Dead }),
            ("list of a group", new() { FailureGroup = LargeGroup }),
            ("list of pending events", new() { State = MandrillInboxState.Pending }),
            ("list of a recipient", new() { Recipient = LargeInbox.Recipient(17) }),
            ("list of a message", new() { MessageId = "message-17" }),
            ("list of a handler", new() { Handler = LargeInbox.Handler(1) }),
            ("list of a type that is missing", new() { EventType = "spam" }),
            ("list of a key that is missing", new() { IdempotencyKey = new string('0', 64) }),
        })
        {
            await TimeAsync(name, async () => (await Inbox.ListAsync(query, Token)).Entries.Count);
        }

        await TimeAsync("counts", async () => (await Inbox.GetCountsAsync(Token)).Dead);
        await TimeAsync("groups", async () => (await Inbox.GetFailureGroupsAsync(Token)).Count);
        await TimeAsync("hours", async () => (await Inbox.GetHoursAsync(DateTimeOffset.UnixEpoch, Token)).Sum(static hour => hour.Count));
    }

    /// <summary>Handles what is due until the replays have ended and nothing is due.</summary>
    private async Task WorkAsync(CancellationToken replayed)
    {
        const string Owner = "worker";
        await HoldAllLanesAsync(Owner);
        var work = new SqlWorkStore(Store.Engine);
        while (true)
        {
            var isLast = replayed.IsCancellationRequested;
            var due = await work.ClaimDueAsync(Owner, 100, Token);
            foreach (var delivery in due)
            {
                var outcome = new EventOutcome(delivery.EventId, new(delivery.Recipient, delivery.Version), Owner, 0, []);
                if (await work.FinishAsync(outcome, Token))
                {
                    _handled.Enqueue((delivery.EventId, delivery.Recipient));
                }
            }

            if (isLast && due.Count == 0)
            {
                break;
            }
        }
    }

    private static async Task<long> TimeAsync(string name, Func<Task<long>> call)
    {
        var watch = Stopwatch.StartNew();
        var count = await call();
        await TestContext.Out.WriteLineAsync($"{name}: {count} in {watch.Elapsed.TotalMilliseconds:F0} ms");
        return count;
    }
}
