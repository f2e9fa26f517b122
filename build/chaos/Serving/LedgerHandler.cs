using Djrill.Net.Events;

namespace Djrill.Net.Chaos;

/// <summary>Records the effect of each event in the call's transaction. It throws as often as the event says.</summary>
[MandrillHandler(Name = "ledger")]
internal sealed class LedgerHandler(Journal journal, ServerOptions options, MandrillDelivery delivery)
    : IMandrillEventHandler<MandrillEvent>
{
    /// <summary>The table of effects. It has no unique key, so that an effect that happens twice shows.</summary>
    public const string Effects = "effects";

    public async Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
    {
        var plan = EventPlan.Of(mandrillEvent);
        journal.Add(LineKind.Begun, plan.Id);
        var end = LineKind.Failed;
        try
        {
            if (plan.IsPoison)
            {
                Environment.FailFast("The rig asked the handler to end the process.");
            }

            await WorkAsync(plan, plan.IsStubborn ? CancellationToken.None : cancellationToken);
            end = LineKind.Handled;
        }
        finally
        {
            journal.Add(end, plan.Id);
        }
    }

    private async Task WorkAsync(EventPlan plan, CancellationToken cancellationToken)
    {
        // SQLite has one writer for the whole file, so slow work comes before the transaction.
        var inTransaction = options.Engine == MandrillInboxEngine.PostgreSql ? plan.Work / 2 : 0;
        await Task.Delay(plan.Work - inTransaction, cancellationToken);
        var transaction = await delivery.GetTransactionAsync(cancellationToken);
        await using var command = transaction.Connection!.CreateCommand(); // Not null: the transaction is open.
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {Effects} (event) VALUES (@event)";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@event", plan.Id);
        command.Parameters.Add(parameter);
        await command.ExecuteNonQueryAsync(cancellationToken);
        await Task.Delay(inTransaction, cancellationToken);
        if (delivery.Attempt <= plan.Failures)
        {
            throw new PlannedFailureException($"Attempt {delivery.Attempt} of {plan.Failures} that fail.");
        }
    }
}
