using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Benchmarks.Subscribers;
using Djrill.Net.Events;

namespace Djrill.Net.Benchmarks.Inbox;

/// <summary>The handler of a server with an inbox. It counts the events.</summary>
[SuppressMessage("Performance", "CA1812:Avoid uninstantiated internal classes", Justification = "The service provider makes it.")]
internal sealed class InboxHandler(InboxServerSettings settings) : IMandrillEventHandler<MandrillEvent>
{
    private long _calls;

    public async Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
    {
        switch (settings.Handler)
        {
            case HandlerKind.Sleep:
                await Task.Delay(settings.Milliseconds, cancellationToken);
                break;
            case HandlerKind.Write:
                await WriteAsync(cancellationToken);
                break;
            case HandlerKind.Digest when mandrillEvent is MandrillInboundEvent inbound:
                inbound.Attachments.ToList().ForEach(static attachment => Tally.CountContent(attachment.Content.Span));
                break;
            case HandlerKind.FailHundredth when Interlocked.Increment(ref _calls) % 100 == 0:
                Tally.Count();
                throw new InvalidOperationException("This event is to become a dead letter.");
        }

        Tally.Count();
    }

    private static async Task WriteAsync(CancellationToken cancellationToken)
    {
        var delivery = MandrillDelivery.Current;
        var transaction = await delivery.GetTransactionAsync(cancellationToken);
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "CREATE TABLE IF NOT EXISTS effects (id bigint PRIMARY KEY); INSERT INTO effects (id) VALUES (@id)";
        var id = command.CreateParameter();
        (id.ParameterName, id.Value) = ("@id", delivery.InboxId);
        command.Parameters.Add(id);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
