using System.Net;
using Djrill.Net.Events;
using Djrill.Net.Inspector;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Contract;
using Djrill.Net.Tests.Contract.Inbox;
using Djrill.Net.Tests.Inbox.Sql;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Post = Djrill.Net.Tests.Contract.MandrillPost;

namespace Djrill.Net.Tests.Browser.Rig;

/// <summary>An application in Development whose inspector is at <c>/mandrill</c>, and whose handler can be broken and mended.</summary>
internal sealed class InspectorApp : IAsyncDisposable
{
    private readonly InboxTables _tables;
    private readonly TestApp _app;

    private InspectorApp(InboxTables tables, TestApp app) => (_tables, _app) = (tables, app);

    public MandrillInbox Inbox => _app.Services.GetRequiredService<MandrillInbox>();

    public HttpClient Client => _app.Client;

    /// <summary>Gets the switch of the handler.</summary>
    public LedgerSwitch Ledger => _app.Services.GetRequiredService<LedgerSwitch>();

    /// <summary>Starts an application.</summary>
    /// <param name="protection">The protection of the pages, or null for that of every application.</param>
    public static async Task<InspectorApp> StartAsync(InspectorProtection? protection = null)
    {
        var tables = await InboxTables.CreateAsync(StoreKind.Sqlite);
        try
        {
            return new(tables, await TestApp.StartAsync(builder => Add(builder.Services, tables, protection), Map, Environments.Development));
        }
        catch
        {
            await tables.DisposeAsync();
            throw;
        }
    }

    /// <summary>Gets the URL of a page, such as <c>events</c>.</summary>
    public string Url(string page) => new Uri(_app.Client.BaseAddress!, $"/mandrill/{page}").ToString();

    public async Task PostAsync(params IEnumerable<MandrillEvent> events)
    {
        using var post = Post.Of($"[{string.Join(',', events.Select(static mandrillEvent => mandrillEvent.ToJson()))}]");
        using var answer = await Client.PostMandrillAsync(post);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    /// <summary>Waits until so many events are settled in a state.</summary>
    public async Task WaitForAsync(MandrillInboxState state, int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await Inbox.ListAsync(new() { State = state, PageSize = 500 }, limit.Token)).Entries.Count != count)
        {
            await Task.Delay(5, limit.Token);
        }
    }

    /// <summary>Waits until so many calls wait for a paused handler.</summary>
    public async Task WaitForPausedAsync(long count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await Inbox.GetCountsAsync(limit.Token)).Paused != count)
        {
            await Task.Delay(5, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _tables.DisposeAsync();
    }

    private static void Map(WebApplication app)
    {
        app.MapControllers();
        app.MapMandrillInspector("/mandrill");
    }

    private static void Add(IServiceCollection services, InboxTables tables, InspectorProtection? protection)
    {
        if (protection is not null)
        {
            services.AddSingleton(protection);
        }

        services.AddControllers().AddDjrill(TestApp.Signed);
        services.AddMandrillInbox(tables.Factory, tables.ConnectionString, static options =>
        {
            options.PollInterval = TimeSpan.FromMilliseconds(20);
            options.MaxDeliveryAttempts = 1;
            options.StoreTimeout = TimeSpan.FromSeconds(30);
        });
        services.AddMandrillInspector();
        services.AddSingleton<LedgerSwitch>();
        services.AddMandrillEventHandler<LedgerHandler>();
    }
}
