using System.Collections.Concurrent;
using Djrill.Net.Events;
using Djrill.Net.Tests.Inbox.Sql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Tests.Contract.Inbox;

/// <summary>A pause by one host holds in the others, and their health checks name the handler.</summary>
internal sealed class InboxPauseHostsTests(StoreKind kind) : InboxFixture(kind)
{
    private const int Messages = 16;

    [Test]
    public async Task PauseByOneHost_HoldsInBoth()
    {
        var calls = new ConcurrentQueue<(string Message, int Number)>();
        Task Handle(MandrillEvent mandrillEvent, MandrillDelivery delivery, CancellationToken token)
        {
            calls.Enqueue((((MandrillMessageEvent)mandrillEvent).MessageId!, NumberOf(mandrillEvent))); // Not null: the events have one.
            return Task.CompletedTask;
        }

        await using var first = await StartAsync(Handle);
        await using var second = await StartAsync(Handle); // On SQLite it waits for the lock file.
        await second.Inbox.PauseAsync("script", null, Token);
        var (posted, waiting, isHeld) = (0, 0L, false);
        for (var number = 0; !isHeld; number++) // Within a 'PollInterval' a host may still call.
        {
            await first.PostAsync(Enumerable.Range(0, Messages).Select(message => Event($"message-{message}", number)));
            posted += Messages;
            var before = waiting;
            while ((waiting = (await first.Inbox.GetCountsAsync(Token)).Paused) + calls.Count != posted)
            {
                await Task.Delay(5, Token);
            }

            isHeld = waiting - before == Messages;
        }

        await second.Inbox.ResumeAsync("script", Token);
        await first.WaitForAsync(MandrillInboxState.Handled, posted);

        Assert.That(calls, Has.Count.EqualTo(posted));
        Assert.That(
            calls.GroupBy(static call => call.Message, static call => call.Number),
            Has.All.EqualTo(Enumerable.Range(0, posted / Messages)));
    }

    [Test]
    public async Task HealthCheck_NamesThePausedHandler()
    {
        await using (var before = await StartAsync(static (_, _, _) => Task.CompletedTask))
        {
            await before.Inbox.PauseAsync("script", null, Token);
        }

        await using var app = await InboxApp.StartAsync(Tables, static services => services
            .AddSingleton(new Script(static (_, _, _) => Task.CompletedTask)).AddMandrillEventHandler<ScriptHandler>()
            .AddHealthChecks().AddMandrillWebhook());
        var health = app.Services.GetRequiredService<HealthCheckService>();
        var report = await health.CheckHealthAsync(Token);
        while (report.Status == HealthStatus.Healthy)
        {
            await Task.Delay(5, Token);
            report = await health.CheckHealthAsync(Token);
        }

        var paused = (await app.Inbox.GetPausedHandlersAsync(Token)).Single();
        Assert.That(
            (report.Status, report.Entries.Values.Single().Description),
            Is.EqualTo((HealthStatus.Degraded, FormattableString.Invariant($"The handler 'script' is paused since {paused.PausedAt:u}."))));
    }
}
