using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Diagnostics;
using Djrill.Net.Events;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Delivery;

/// <summary>
/// The ledger in the hands of one batch. When it fails, it is left alone for the rest of the batch: the events are
/// delivered as if nothing were known of them.
/// </summary>
internal sealed class BatchLedger(IDeliveryLedger ledger, TimeSpan window, ILogger log)
{
    private Dictionary<string, int>? _occurrences;
    private bool _hasFailed;

    /// <summary>Gives an event's key. Equal events of one batch have keys of their own, so that each is delivered.</summary>
    public string KeyOf(MandrillEvent mandrillEvent)
    {
        var key = mandrillEvent.IdempotencyKey;
        _occurrences ??= new(StringComparer.Ordinal);
        var number = _occurrences[key] = _occurrences.GetValueOrDefault(key) + 1;
        return number == 1 ? key : FormattableString.Invariant($"{key}.{number}");
    }

    public ValueTask<bool> HasRecordsAsync() => TryAsync(static (ledger, _) => ledger.HasRecordsAsync(), 0, false);

    public ValueTask<DeliveryRecord> FindAsync(string key) =>
        TryAsync(static (ledger, key) => ledger.FindAsync(key), key, DeliveryRecord.Empty);

    /// <summary>Remembers an event. Of Mandrill's examples it is not remembered who handled them: they are sent anew at the press of a button.</summary>
    public async ValueTask SaveAsync(string key, MandrillEvent mandrillEvent, DeliveryRecord record) => await TryAsync(
        static async (ledger, state) =>
        {
            await ledger.SaveAsync(state.Key, state.Record, state.Window);
            return true;
        },
        (Key: key, Record: mandrillEvent.IsExample ? record.WithoutHandled() : record, Window: window),
        false);

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A cache may throw anything, and no event may be lost by it.")]
    private async ValueTask<TResult> TryAsync<TState, TResult>(
        Func<IDeliveryLedger, TState, ValueTask<TResult>> action, TState state, TResult otherwise)
    {
        if (_hasFailed)
        {
            return otherwise;
        }

        try
        {
            return await action(ledger, state);
        }
        catch (Exception exception)
        {
            _hasFailed = true;
            log.LedgerFailed(exception);
            return otherwise;
        }
    }
}
