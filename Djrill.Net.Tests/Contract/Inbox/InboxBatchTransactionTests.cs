using System.Data.Common;
using Djrill.Net.Events;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Contract.Inbox;

/// <summary>A call of a batch handler has one transaction for its work and the outcomes of its events.</summary>
internal sealed class InboxBatchTransactionTests(StoreKind kind) : InboxBatchFixture(kind)
{
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
        await CreateEffectsAsync();

        await PostAsync(app, Ids);
        await app.WaitForAsync(MandrillInboxState.Handled, Ids.Count);

        Assert.That(await ReadEffectsAsync(), Is.EquivalentTo(Ids));
        Assert.That(script.Events.Count(static call => call.EndsWith(":2", StringComparison.Ordinal)), Is.EqualTo(Ids.Count));
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
        await app.WaitForAsync(MandrillInboxState.Handled, Ids.Count);

        Assert.That((transactions.Count, transactions.Distinct().Count()), Is.EqualTo((Ids.Count + 1, 1)));
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
        await CreateEffectsAsync();

        await PostAsync(app, Ids);
        await app.WaitForAsync(MandrillInboxState.Handled, Ids.Count - 1);

        string[] others = [.. Ids.Except(["m3"])];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await ReadEffectsAsync(), Is.EquivalentTo(others));
            Assert.That(script.Calls[1].Split(' '), Is.EquivalentTo(others.Except(["m5"]).Select(static id => $"{id}:1")));
            Assert.That(script.Calls.Skip(2), Is.EqualTo(["m5:2"]));
        }
    }

    private async Task CreateEffectsAsync() => await Tables.ExecuteAsync("CREATE TABLE {effects} (id text)");

    private async Task WriteAsync(IEnumerable<MandrillBatchItem<MandrillEvent>> items, CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            var transaction = await item.Delivery.GetTransactionAsync(cancellationToken);
            await using var command = transaction.Connection!.CreateCommand(); // Not null: the transaction is open.
            command.Transaction = transaction;
            command.CommandText = Tables.Expand($"INSERT INTO {{effects}} VALUES ('{BatchScript.IdOf(item.Event)}')");
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private async Task<List<string>> ReadEffectsAsync()
    {
        await using var connection = await Tables.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Tables.Expand("SELECT id FROM {effects}");
        await using var rows = await command.ExecuteReaderAsync();
        var effects = new List<string>();
        while (await rows.ReadAsync())
        {
            effects.Add(rows.GetString(0));
        }

        return effects;
    }
}
