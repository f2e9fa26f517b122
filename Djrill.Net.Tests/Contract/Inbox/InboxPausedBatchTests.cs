using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Contract.Inbox;

/// <summary>A paused batch handler gets its events when it is resumed.</summary>
internal sealed class InboxPausedBatchTests(StoreKind kind) : InboxBatchFixture(kind)
{
    [Test]
    public async Task PausedBatchHandler_GetsEachEventOnceAfterTheResumption()
    {
        var script = new BatchScript();
        await using var app = await StartAsync(script);
        var name = (await app.Inbox.GetHandlersAsync(Token)).Single();
        await app.Inbox.PauseAsync(name, null, Token);

        await PostAsync(app, Ids);
        await app.WaitForPausedAsync(Ids.Count, Token);
        var before = script.Calls.Count;
        await app.Inbox.ResumeAsync(name, Token);
        await app.WaitForAsync(MandrillInboxState.Handled, Ids.Count);

        Assert.That(before, Is.Zero);
        Assert.That(script.Events, Is.EquivalentTo(Ids.Select(static id => $"{id}:1")));
    }
}
