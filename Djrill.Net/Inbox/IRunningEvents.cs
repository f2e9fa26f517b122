namespace Djrill.Net.Inbox;

/// <summary>Lists the events for which this process is calling handlers. The worker implements it.</summary>
internal interface IRunningEvents
{
    /// <summary>Gets the number of events.</summary>
    public int Count { get; }

    /// <summary>Gets a copy of the ids of the events.</summary>
    public IReadOnlyCollection<long> Ids { get; }

    public bool IsRunning(long id);
}
