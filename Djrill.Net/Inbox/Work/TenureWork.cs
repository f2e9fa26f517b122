using System.Threading.Channels;

namespace Djrill.Net.Inbox;

/// <summary>The tasks of one tenure: the pump, the slots, the writer of outcomes, and the announcer of dead letters.</summary>
internal sealed class TenureWork
{
    /// <summary>The time to wait for handlers that ignore their cancelled token.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Channel<ISlotWork> _calls = Channel.CreateUnbounded<ISlotWork>();
    private readonly Channel<WorkOutcome> _outcomes = Channel.CreateUnbounded<WorkOutcome>(new() { SingleReader = true });
    private readonly Channel<InboxDeadLetter> _deadLetters = Channel.CreateUnbounded<InboxDeadLetter>(new() { SingleReader = true });
    private readonly InboxContext _inbox;
    private readonly CancellationTokenSource _ended;
    private readonly WorkerPump _pump;
    private readonly CallSlot _slot;
    private readonly OutcomeWriter _writer;
    private readonly DeadLetterAnnouncer _announcer;
    private readonly Housekeeping _housekeeping;
    private readonly PauseReader _pauses;
    private readonly CancellationTokenSource _stopped = new();
    private Task _keeping = Task.CompletedTask;
    private Task _pumping = Task.CompletedTask;
    private Task _calling = Task.CompletedTask;
    private Task _writing = Task.CompletedTask;
    private Task _announcing = Task.CompletedTask;

    public TenureWork(InboxContext inbox, WorkerTenure tenure, StoreHealth health, RecipientNames recipients, IRunningEvents running)
    {
        _inbox = inbox;
        _ended = CancellationTokenSource.CreateLinkedTokenSource(inbox.Stop.GraceEnded, tenure.Lost);
        _pauses = new(inbox, health);
        _pump = new(inbox, tenure, health, new(inbox, tenure, recipients, _ended.Token), _calls.Writer, _pauses);
        _slot = new(inbox, tenure, new(inbox, tenure, recipients), _outcomes.Writer);
        _writer = new(inbox, tenure, health, _deadLetters.Writer);
        _announcer = new(inbox, running);
        _housekeeping = new(inbox, tenure, health);
    }

    public void Start(CancellationToken stopping)
    {
        _announcing = Task.Run(() => _announcer.RunAsync(_deadLetters.Reader, _ended.Token), CancellationToken.None);
        _writing = Task.Run(() => _writer.RunAsync(_outcomes.Reader), CancellationToken.None);
        _calling = Task.WhenAll(Enumerable.Range(0, _inbox.Options.Concurrency).Select(_ =>
            Task.Run(() => _slot.RunAsync(_calls.Reader, _ended.Token), CancellationToken.None)));
        _pumping = Task.Run(() => _pump.RunAsync(stopping), CancellationToken.None);
        _keeping = Task.WhenAll(
            Task.Run(() => _housekeeping.RunAsync(_stopped.Token), CancellationToken.None),
            Task.Run(() => _pauses.RunAsync(_stopped.Token), CancellationToken.None));
    }

    /// <summary>Waits for the running calls, writes their outcomes, and announces their dead letters.</summary>
    public async Task EndAsync()
    {
        _writer.IsEnding = true;
        await _stopped.CancelAsync();
        await Task.WhenAll(_pumping, _keeping);
        _calls.Writer.Complete();
        await WaitAsync(_calling);
        _outcomes.Writer.TryComplete();
        await WaitAsync(_writing);
        _deadLetters.Writer.TryComplete();
        await WaitAsync(_announcing);
    }

    /// <summary>Waits for a task, but not for long once its calls were cancelled: a handler may ignore its token.</summary>
    private async Task WaitAsync(Task task)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = _ended.Token.Register(cancelled.SetResult);
        if (await Task.WhenAny(task, cancelled.Task) != task)
        {
            await task.WaitAsync(Patience, _inbox.Time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        else
        {
            await task;
        }
    }
}
