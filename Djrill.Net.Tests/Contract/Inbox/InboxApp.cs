using System.Net;
using Djrill.Net.Events;
using Djrill.Net.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract.Inbox;

/// <summary>An application with an inbox, on a real Kestrel and a real database.</summary>
internal sealed class InboxApp : IAsyncDisposable
{
    private readonly TestApp _app;

    private InboxApp(TestApp app) => _app = app;

    public MandrillInbox Inbox => _app.Services.GetRequiredService<MandrillInbox>();

    public TestApp App => _app;

    public LogCollector Logs => _app.Logs;

    public IServiceProvider Services => _app.Services;

    /// <param name="tables">The database.</param>
    /// <param name="add">Adds the handlers.</param>
    /// <param name="configure">Changes the settings, with which a retry comes at once.</param>
    public static async Task<InboxApp> StartAsync(
        InboxTables tables, Action<IServiceCollection> add, Action<MandrillInboxOptions>? configure = null) => new(
        await TestApp.StartAsync(AppKind.AddDjrill, add: services =>
        {
            services.AddMandrillInbox(tables.Factory, tables.ConnectionString, options =>
            {
                options.Schema = tables.Schema;
                options.PollInterval = TimeSpan.FromMilliseconds(20);
                options.FirstRetryDelay = TimeSpan.FromMilliseconds(1);
                options.MaxRetryDelay = TimeSpan.FromMilliseconds(20);
                options.StoreTimeout = TimeSpan.FromSeconds(30);
                configure?.Invoke(options);
            });
            add(services);
        }));

    public async Task<HttpStatusCode> PostAsync(params IEnumerable<MandrillEvent> events)
    {
        using var post = MandrillPost.Of($"[{string.Join(',', events.Select(static mandrillEvent => mandrillEvent.ToJson()))}]");
        using var answer = await _app.Client.PostMandrillAsync(post);
        return answer.StatusCode;
    }

    /// <summary>Waits until so many events have a state.</summary>
    public async Task WaitForAsync(MandrillInboxState state, long count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await CountAsync(state, limit.Token) != count)
        {
            await Task.Delay(5, limit.Token);
        }
    }

    /// <summary>Waits until so many deliveries wait for a pause.</summary>
    public async Task WaitForPausedAsync(long count, CancellationToken cancellationToken)
    {
        while ((await Inbox.GetCountsAsync(cancellationToken)).Paused != count)
        {
            await Task.Delay(5, cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<long> CountAsync(MandrillInboxState state, CancellationToken cancellationToken)
    {
        var (count, after) = (0L, (string?)null);
        do
        {
            var page = await Inbox.ListAsync(new() { State = state, PageSize = 500, After = after }, cancellationToken);
            (count, after) = (count + page.Entries.Count, page.After);
        }
        while (after is not null);
        return count;
    }
}
