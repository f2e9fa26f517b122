using Djrill.Net.Events;
using Djrill.Net.Tests.Inbox.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract.Inbox;

/// <summary>Posts events of different messages to an inbox with a batch handler.</summary>
internal abstract class InboxBatchFixture(StoreKind kind) : InboxFixture(kind)
{
    protected static IReadOnlyList<string> Ids { get; } = [.. BatchScript.Ids(40)];

    protected Task<InboxApp> StartAsync(
        BatchScript script, Action<MandrillInboxOptions>? configure = null, Action<IServiceCollection>? add = null) => InboxApp.StartAsync(
        Tables,
        services =>
        {
            services.AddSingleton(script).AddMandrillEventHandler<BatchScript.Handler>();
            add?.Invoke(services);
        },
        configure);

    protected static async Task PostAsync(InboxApp app, params IEnumerable<string> ids) =>
        await app.PostAsync(ids.Select(static id => MandrillEvent.Parse(BatchScript.Json(id)[1..^1])));

    /// <summary>Fails some items at their first attempt.</summary>
    protected static Func<IReadOnlyList<MandrillBatchItem<MandrillEvent>>, CancellationToken, Task> FailAtFirst(params string[] ids) => (batch, _) =>
    {
        foreach (var item in batch.Where(item => item.Delivery.Attempt == 1 && ids.Contains(BatchScript.IdOf(item.Event))))
        {
            item.Fail(new InvalidOperationException("This item is broken."));
        }

        return Task.CompletedTask;
    };
}
