using System.Data.Common;
using Djrill.Net.Events;
using Djrill.Net.Inbox;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract.Inbox;

/// <summary>Batch handlers of the inbox, on SQLite.</summary>
[CancelAfter(120_000)]
internal sealed class InboxBatchHandlerTests
{
    private static readonly string[] Ids = [.. BatchScript.Ids(40)];

    [Test]
    public async Task Batch_IsOneCall_LaneAfterLane()
    {
        var script = new BatchScript();
        await using var app = await StartAsync(script);

        await PostAsync(app, Ids);
        await app.WaitForAsync(MandrillInboxState.Handled, Ids.Length);

        var expected = Ids.OrderBy(static id => InboxRow.LaneOf(LookupDigest.OfLane("", id))).Select(static id => $"{id}:1");
        Assert.That(script.Calls, Is.EqualTo([string.Join(' ', expected)]));
    }

    [Test]
    public async Task FailedItem_IsTheOnlyOneThatIsRetried()
    {
        var script = new BatchScript { Then = FailAtFirst("m3", "m7") };
        await using var app = await StartAsync(script);

        await PostAsync(app, Ids);
        await app.WaitForAsync(MandrillInboxState.Handled, Ids.Length);

        Assert.That(script.Events, Is.EquivalentTo(Ids.Select(static id => $"{id}:1").Concat(["m3:2", "m7:2"])));
        Assert.That(app.Logs.Own.Count(static entry => entry.Id == 46), Is.EqualTo(2));
    }

    [Test]
    public async Task CallThatThrows_IsRepeatedForAll_AndLoggedOnce()
    {
        var script = new BatchScript();
        script.Then = (_, _) => script.Calls.Count == 1 ? throw new InvalidOperationException("all") : Task.CompletedTask;
        await using var app = await StartAsync(script);

        await PostAsync(app, Ids);
        await app.WaitForAsync(MandrillInboxState.Handled, Ids.Length);

        Assert.That(script.Events, Is.EquivalentTo(Ids.SelectMany(static id => new[] { $"{id}:1", $"{id}:2" })));
        Assert.That(app.Logs.Own.Count(static entry => entry.Id == 46), Is.EqualTo(1));
    }

    [Test]
    public async Task DeadLetter_IsReplayedAlone()
    {
        var replays = new List<bool>();
        var script = new BatchScript();
        script.Then = (batch, _) =>
        {
            replays.AddRange(batch.Select(static item => item.Delivery.IsReplay));
            return replays.Count <= Ids.Length ? FailAtFirst("m5")(batch, default) : Task.CompletedTask;
        };
        await using var app = await StartAsync(script, static options => options.MaxDeliveryAttempts = 1);

        await PostAsync(app, Ids);
        await app.WaitForAsync(MandrillInboxState.Dead, 1);
        await app.WaitForAsync(MandrillInboxState.Handled, Ids.Length - 1);
        await app.Inbox.ReplayAsync(new() { State = MandrillInboxState.Dead });
        await app.WaitForAsync(MandrillInboxState.Handled, Ids.Length);

        Assert.That(script.Calls, Has.Count.EqualTo(2));
        Assert.That((script.Calls[1], replays[^1], replays.Count(static isReplay => isReplay)), Is.EqualTo(("m5:1", true, 1)));
    }

    [Test]
    public async Task HandlerOfSingleEvents_SucceedsAndFailsByItself()
    {
        var script = new BatchScript();
        var singles = new Recorder();
        singles.Then = call => call == "all:send" && singles.Calls.Count() == 1 ? throw new InvalidOperationException() : Task.CompletedTask;
        await using var app = await StartAsync(
            script, add: services => services.AddSingleton(singles).AddMandrillEventHandler<RecordingHandlers.All>());

        await PostAsync(app, Ids);
        await app.WaitForAsync(MandrillInboxState.Handled, Ids.Length);

        Assert.That(script.Events, Is.EquivalentTo(Ids.Select(static id => $"{id}:1")));
        Assert.That(singles.Calls.Count(), Is.EqualTo(Ids.Length + 1));
    }

    [Test]
    public async Task CallThatRuns_HoldsUpNoOtherCall()
    {
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var script = new BatchScript();
        script.Then = (batch, _) =>
        {
            if (BatchScript.IdOf(batch[0].Event) == "other")
            {
                goOn.SetResult();
                return Task.CompletedTask;
            }

            begun.SetResult();
            return goOn.Task;
        };
        await using var app = await StartAsync(script);

        await PostAsync(app, Ids);
        await begun.Task;
        await PostAsync(app, "other");
        await app.WaitForAsync(MandrillInboxState.Handled, Ids.Length + 1);

        Assert.That(script.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Transaction_HasTheWorkOfTheItemsThatDidNotFail()
    {
        var script = new BatchScript();
        script.Then = async (batch, cancellationToken) =>
        {
            await FailAtFirst("m3")(batch, cancellationToken);
            await WriteAsync(batch.Where(static item => item.Failure is null), cancellationToken);
            if (script.Calls.Count == 1)
            {
                throw new InvalidOperationException("After the work.");
            }
        };
        await using var app = await StartAsync(script);

        await PostAsync(app, Ids);
        await app.WaitForAsync(MandrillInboxState.Handled, Ids.Length);

        Assert.That(ReadEffects(app), Is.EquivalentTo(Ids));
        Assert.That(script.Events.Count(static call => call.EndsWith(":2", StringComparison.Ordinal)), Is.EqualTo(Ids.Length));
    }

    [Test]
    public async Task ItemsAndCurrent_ShareOneTransaction()
    {
        var transactions = new List<DbTransaction>();
        var script = new BatchScript
        {
            Then = async (batch, cancellationToken) =>
            {
                transactions.Add(await MandrillDelivery.Current.GetTransactionAsync(cancellationToken));
                foreach (var item in batch)
                {
                    transactions.Add(await item.Delivery.GetTransactionAsync(cancellationToken));
                }
            },
        };
        await using var app = await StartAsync(script);

        await PostAsync(app, Ids);
        await app.WaitForAsync(MandrillInboxState.Handled, Ids.Length);

        Assert.That((transactions.Count, transactions.Distinct().Count()), Is.EqualTo((Ids.Length + 1, 1)));
    }

    [Test]
    public async Task EventDeletedDuringTheCall_IsLeftOutOfTheRepeatedCall()
    {
        var script = new BatchScript();
        MandrillInbox? inbox = null;
        script.Then = async (batch, cancellationToken) =>
        {
            if (script.Calls.Count == 1)
            {
                await inbox!.DeleteAsync(new() { MessageId = "m3" }, cancellationToken); // Not null: set before the post.
            }

            await FailAtFirst("m5")(batch, cancellationToken);
            await WriteAsync(batch.Where(static item => item.Failure is null), cancellationToken);
        };
        await using var app = await StartAsync(script);
        inbox = app.Inbox;

        await PostAsync(app, Ids);
        await app.WaitForAsync(MandrillInboxState.Handled, Ids.Length - 1);

        string[] others = [.. Ids.Except(["m3"])];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ReadEffects(app), Is.EquivalentTo(others));
            Assert.That(script.Calls[1].Split(' '), Is.EquivalentTo(others.Except(["m5"]).Select(static id => $"{id}:1")));
            Assert.That(script.Calls.Skip(2), Is.EqualTo(["m5:2"]));
        }
    }

    private static async Task<InboxApp> StartAsync(
        BatchScript script, Action<MandrillInboxOptions>? configure = null, Action<IServiceCollection>? add = null) => await InboxApp.StartAsync(
        services =>
        {
            services.AddSingleton(script).AddMandrillEventHandler<BatchScript.Handler>();
            add?.Invoke(services);
        },
        configure);

    private static Task PostAsync(InboxApp app, params string[] ids) =>
        app.PostAsync([.. ids.Select(static id => MandrillEvent.Parse(BatchScript.Json(id)[1..^1]))]);

    /// <summary>Fails some items at their first attempt.</summary>
    private static Func<IReadOnlyList<MandrillBatchItem<MandrillEvent>>, CancellationToken, Task> FailAtFirst(params string[] ids) => (batch, _) =>
    {
        foreach (var item in batch.Where(item => item.Delivery.Attempt == 1 && ids.Contains(BatchScript.IdOf(item.Event))))
        {
            item.Fail(new InvalidOperationException("This item is broken."));
        }

        return Task.CompletedTask;
    };

    private static async Task WriteAsync(IEnumerable<MandrillBatchItem<MandrillEvent>> items, CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            var transaction = await item.Delivery.GetTransactionAsync(cancellationToken);
            await using var command = transaction.Connection!.CreateCommand(); // Not null: the transaction is open.
            command.Transaction = transaction;
            command.CommandText = $"CREATE TABLE IF NOT EXISTS effects (id text); INSERT INTO effects VALUES ('{BatchScript.IdOf(item.Event)}')";
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static List<string> ReadEffects(InboxApp app)
    {
        using var connection = new SqliteConnection($"Data Source={app.File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id FROM effects";
        using var rows = command.ExecuteReader();
        var effects = new List<string>();
        while (rows.Read())
        {
            effects.Add(rows.GetString(0));
        }

        return effects;
    }
}
