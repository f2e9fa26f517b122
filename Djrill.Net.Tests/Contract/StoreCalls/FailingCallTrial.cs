extern alias chaos;

using System.Net;
using chaos::Djrill.Net.Chaos.Database;
using Djrill.Net.Events;
using Djrill.Net.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract.StoreCalls;

/// <summary>One run of the inbox in which one call of the store fails.</summary>
internal sealed class FailingCallTrial(TrialStore store, int failing)
{
    private static readonly string[] Ids = ["a-1", "a-2-fails", "b-1"];

    private readonly FailingCall _failure = new(failing);
    private readonly CommitSignal _commits = new();
    private readonly Attempts _attempts = new();

    /// <returns>Whether the call was made, and failed. If not, the run had fewer calls.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        await store.CreateEffectsAsync();
        await using (var app = await TestApp.StartAsync(AppKind.AddDjrill, Configure, add: AddInbox))
        {
            await PostAsync(app, cancellationToken, Ids[0], Ids[1]);
            await PostAsync(app, cancellationToken, Ids[2]);
            await PostAsync(app, cancellationToken, Ids[0], Ids[1]); // A resend.
            while (await store.CountUnsettledAsync() > 0)
            {
                await _commits.WaitAsync(cancellationToken);
            }
        }

        var dead = await store.CountDeadAsync();
        var effects = await store.ReadEffectsAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(effects, Is.EqualTo(Ids), $"the effects, when call {failing} of the store failed");
            Assert.That(_attempts.Seen, Is.EqualTo(Ids), $"the calls without a transaction, when call {failing} of the store failed");
            Assert.That(dead, Is.Zero, $"the dead letters, when call {failing} of the store failed");
        }

        return _failure.HasFailed;
    }

    private static void Configure(DjrillOptions options) => options.WebhookSecret = TestApp.Secret;

    private void AddInbox(IServiceCollection services)
    {
        services.AddSingleton(store).AddSingleton(_attempts);
        services.AddMandrillEventHandler<EffectHandler>();
        services.AddMandrillEventHandler<SeeingHandler>();
        services.AddMandrillInbox(_ => store.Decorate(new StoreInterceptors(_failure, _commits)), options =>
        {
            options.Engine = store.Engine;
            options.Schema = store.Schema;
            options.LeaseDuration = TimeSpan.FromSeconds(1);
            options.PollInterval = TimeSpan.FromMilliseconds(100);
            options.FirstRetryDelay = options.MaxRetryDelay = TimeSpan.FromMilliseconds(10);
            options.MaxDeliveryAttempts = options.MaxCrashes = 1000;
        });
    }

    /// <summary>Posts a batch until it is accepted, as Mandrill does.</summary>
    private static async Task PostAsync(TestApp app, CancellationToken cancellationToken, params string[] ids)
    {
        var time = DateTimeOffset.UnixEpoch.AddDays(20_000);
        MandrillEvent[] events = [.. ids.Select(id => MandrillSamples.Send(options =>
            (options.MessageId, options.Recipient, options.Timestamp) = (id, "calls@example.com", time)))];
        while (true)
        {
            using var post = global::Djrill.Net.Testing.MandrillPost.Create(TestApp.Path, null, null, events);
            using var answer = await app.Client.SendAsync(post, cancellationToken);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return;
            }

            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        }
    }
}
