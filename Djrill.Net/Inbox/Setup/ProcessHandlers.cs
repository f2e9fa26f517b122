using Djrill.Net.Diagnostics;

namespace Djrill.Net.Inbox;

/// <summary>The handlers of this process. Wakes the worker of this process when one is paused or resumed.</summary>
internal sealed class ProcessHandlers(InboxContext inbox) : IHandlerNames
{
    public async ValueTask<IEnumerable<string>> GetAsync() => LastingRecipient.Of(await inbox.Recipients.GetAllAsync())
        .Where(static recipient => !recipient.IsUncreatable).Select(static recipient => recipient.Name);

    public void Paused(string handler)
    {
        inbox.Diagnostics.For("").Log.HandlerPaused(handler);
        Wake();
    }

    public void Resumed(string handler)
    {
        inbox.Diagnostics.For("").Log.HandlerResumed(handler);
        Wake();
    }

    private void Wake()
    {
        inbox.Pauses.Invalidate();
        inbox.Signal.NewEvents();
    }
}
