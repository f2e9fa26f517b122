namespace Djrill.Net.Inbox;

/// <summary>The pending events of one message, in the order of ids. At most one of them is being delivered.</summary>
internal sealed class MessageQueue
{
    /// <summary>The greatest number of waiting events. Later ones are read again when these are done.</summary>
    public const int Capacity = 16;

    public Queue<QueuedEvent> Waiting { get; } = [];

    public bool IsRunning { get; set; }

    /// <summary>Gets or sets whether later events of the message were read, but not kept.</summary>
    public bool HasOverflow { get; set; }

    public bool IsDone => Waiting.Count == 0 && !IsRunning;
}
