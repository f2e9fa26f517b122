using Djrill.Net.Diagnostics;
using Djrill.Net.Protocol;

namespace Djrill.Net.Delivery;

/// <summary>The outcomes of one batch: what earlier posts left, what this post adds, and what is remembered for the next.</summary>
internal sealed class BatchProgress
{
    private readonly DeliveryContext _context;
    private readonly EventBatch _batch;
    private readonly DeliveryRecord[] _records;
    private BatchKeys? _keys;
    private FailedEvent? _before;
    private (int Index, string Recipient)? _failed;
    private (int Index, string Recipient)? _firstLeftOver;
    private int _handled;
    private int _skipped;
    private int _leftOver;

    public BatchProgress(DeliveryContext context, EventBatch batch)
    {
        (_context, _batch) = (context, batch);
        _records = new DeliveryRecord[batch.Events.Count];
        Array.Fill(_records, DeliveryRecord.Empty);
        if (!context.Host.Memory.IsEmpty)
        {
            Recall(_keys = new BatchKeys(batch.Events));
        }
    }

    public bool IsHandled(int i, Recipient recipient)
    {
        if (!_records[i].IsHandled(recipient.Id))
        {
            return false;
        }

        _skipped++;
        return true;
    }

    public int FailuresOf(int i, Recipient recipient) => _records[i].FailuresOf(recipient.Id);

    /// <summary>Lists the recipients that exceeded their time limit at the last post.</summary>
    public HashSet<RecipientId> TimedOutBefore() => _before is null ? [] : [.. _records.SelectMany(static record => record.TimedOut)];

    /// <summary>Notes that an event is settled for a recipient: handled, or taken as a dead letter.</summary>
    public void Settle(int i, Recipient recipient)
    {
        _handled++;
        _records[i] = _records[i].WithHandled(recipient.Id);
    }

    public void Fail(int i, Recipient recipient, bool hasTimedOut)
    {
        _records[i] = _records[i].WithFailure(recipient.Id, hasTimedOut);
        _failed ??= (i, recipient.Name);
    }

    public void LeaveOver(int i, Recipient recipient)
    {
        _leftOver++;
        _firstLeftOver ??= (i, recipient.Name);
    }

    public bool HasTaken(int i, RecipientId taker) => _records[i].IsHandled(taker);

    public void Take(int i, RecipientId taker) => _records[i] = _records[i].WithHandled(taker);

    /// <summary>Ends the batch: forgets it, or remembers it for its resend.</summary>
    public DeliveryOutcome Finish()
    {
        if (_skipped > 0)
        {
            _context.Log.AlreadyHandled(_skipped);
            _context.Telemetry.DeliveriesSkipped(_skipped);
        }

        if (_failed is null && _leftOver == 0)
        {
            _context.Log.Accepted(_batch.Events.Count);
            Forget();
            return DeliveryOutcome.Delivered;
        }

        if (_leftOver > 0)
        {
            _context.Log.Unfinished(_leftOver);
        }

        Remember(_keys ??= new BatchKeys(_batch.Events));
        return _failed is null ? DeliveryOutcome.Unfinished : DeliveryOutcome.Failed;
    }

    private void Recall(BatchKeys keys)
    {
        for (var i = 0; i < _records.Length; i++)
        {
            if (_context.Host.Memory.Find(keys[i]) is { } failed)
            {
                _records[i] = failed.Record;
                _before = _before?.Posts > failed.Posts ? _before : failed;
            }
        }
    }

    /// <summary>A batch that was answered 200 is delivered again if it is posted again.</summary>
    private void Forget()
    {
        if (_before is null || _keys is null)
        {
            return;
        }

        for (var i = 0; i < _records.Length; i++)
        {
            _context.Host.Memory.Forget(_keys[i]);
        }

        _context.Host.FailingBatches.Clear(_context, _keys[0]);
    }

    private void Remember(BatchKeys keys)
    {
        var batch = new FailedEvent(DeliveryRecord.Empty, (_before?.Posts ?? 0) + 1, _before?.Since ?? _context.Time.GetUtcNow());
        var evicted = 0;
        for (var i = 0; i < _records.Length; i++)
        {
            evicted += _context.Host.Memory.Save(keys[i], batch with { Record = keys.IsExample(i) ? _records[i].WithoutHandled() : _records[i] });
        }

        if (evicted > 0)
        {
            _context.Log.FailedEventsForgotten(evicted);
        }

        var (index, recipient) = _failed ?? _firstLeftOver!.Value; // Not null: one of the two is why the batch is remembered.
        var failing = _context.Host.FailingBatches;
        failing.Announce(_context, keys[0], batch, new(recipient, _batch.Events[index].EventType, keys[index]));
        failing.WarnOfSlowness(_context, keys[0], batch.Posts, _handled, _leftOver);
    }
}
