using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Admin;

/// <summary>The events that a worker of the test is said to call handlers for.</summary>
internal sealed class RunningEvents : IRunningEvents
{
    private readonly HashSet<long> _ids = [];

    public int Count => _ids.Count;

    public IReadOnlyCollection<long> Ids => [.. _ids];

    public bool IsRunning(long id) => _ids.Contains(id);

    public void Begin(long id) => _ids.Add(id);
}
