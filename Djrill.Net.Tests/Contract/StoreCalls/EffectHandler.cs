using Djrill.Net.Events;

namespace Djrill.Net.Tests.Contract.StoreCalls;

/// <summary>Writes the effect of each event in the call's transaction. The events whose id ends with 'fails' fail once before.</summary>
[MandrillHandler(Name = "effect")]
internal sealed class EffectHandler(TrialStore store, MandrillDelivery delivery, Attempts attempts)
    : IMandrillEventHandler<MandrillMessageEvent>
{
    public async Task HandleAsync(MandrillMessageEvent mandrillEvent, CancellationToken cancellationToken)
    {
        var id = (string)mandrillEvent.Data["_id"]!; // Not null: every event of the test has one.
        var transaction = await delivery.GetTransactionAsync(cancellationToken);
        await using var command = transaction.Connection!.CreateCommand(); // Not null: the transaction is open.
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {store.Effects} (event) VALUES (@event)";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@event", id);
        command.Parameters.Add(parameter);
        await command.ExecuteNonQueryAsync(cancellationToken);
        if (attempts.Add(id) == 1 && id.EndsWith("fails", StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The first attempt fails.");
        }
    }
}
