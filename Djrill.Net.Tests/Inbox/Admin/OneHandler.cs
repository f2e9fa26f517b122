using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Admin;

/// <summary>A process with one handler and no worker.</summary>
internal sealed class OneHandler : IHandlerNames
{
    public ValueTask<IEnumerable<string>> GetAsync() => new(["known"]);

    public void Paused(string handler)
    {
    }

    public void Resumed(string handler)
    {
    }
}
