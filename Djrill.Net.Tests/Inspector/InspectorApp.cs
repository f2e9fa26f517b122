using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Djrill.Net.Events;
using Djrill.Net.Tests.Contract;
using Djrill.Net.Tests.Contract.Inbox;
using Djrill.Net.Tests.Inbox.Sql;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Djrill.Net.Tests.Inspector;

/// <summary>An application in Development with an inbox on SQLite and the inspector, on a real Kestrel.</summary>
internal sealed class InspectorApp : IAsyncDisposable
{
    public const string Base = "/mandrill";

    private readonly InboxTables _tables;
    private readonly TestApp _app;

    private InspectorApp(InboxTables tables, TestApp app) => (_tables, _app) = (tables, app);

    public TestApp App => _app;

    public MandrillInbox Inbox => _app.Services.GetRequiredService<MandrillInbox>();

    /// <summary>Starts the application.</summary>
    /// <param name="handle">The only handler.</param>
    /// <param name="add">Adds and changes services.</param>
    /// <param name="configure">Changes the settings of the inbox.</param>
    public static async Task<InspectorApp> StartAsync(
        Func<MandrillEvent, Task>? handle = null, Action<IServiceCollection>? add = null, Action<MandrillInboxOptions>? configure = null)
    {
        var tables = await InboxTables.CreateAsync(StoreKind.Sqlite);
        return new(tables, await TestApp.StartAsync(
            builder =>
            {
                builder.Services.AddControllers().AddDjrill(TestApp.Signed);
                builder.Services.AddMandrillInbox(tables.Factory, tables.ConnectionString, options =>
                {
                    options.PollInterval = TimeSpan.FromMilliseconds(20);
                    configure?.Invoke(options);
                });
                builder.Services.AddSingleton(new InspectedHandler.Script(handle ?? (static _ => Task.CompletedTask)));
                builder.Services.AddMandrillEventHandler<InspectedHandler>();
                builder.Services.AddMandrillInspector();
                add?.Invoke(builder.Services);
            },
            static app =>
            {
                app.MapControllers();
                app.MapMandrillInspector(Base);
            },
            Environments.Development));
    }

    public Task PostAsync(params IEnumerable<MandrillEvent> events) =>
        PostAsync($"[{string.Join(',', events.Select(static mandrillEvent => mandrillEvent.ToJson()))}]");

    public async Task PostAsync(string batch)
    {
        using var post = MandrillPost.Of(batch);
        using var answer = await _app.Client.SendAsync(post);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _app.Client.GetAsync(new Uri($"{Base}{path}", UriKind.Relative));

    /// <summary>Gets a page that must be answered 200.</summary>
    public async Task<IHtmlDocument> PageAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await GetAsync(path);
        Assert.That(answer.StatusCode, Is.EqualTo(status), path);
        return await ParseAsync(answer);
    }

    public async Task<byte[]> BytesAsync(string path) => await _app.Client.GetByteArrayAsync(new Uri($"{Base}{path}", UriKind.Relative));

    /// <summary>Presses a button of a page, with the fields of its form.</summary>
    public async Task<IHtmlDocument> PressAsync(IHtmlDocument page, string button, params IEnumerable<(string Name, string Value)> filled)
    {
        var pressed = page.QuerySelectorAll("form button").OfType<IHtmlButtonElement>().First(found => found.TextContent.Trim() == button);
        var form = pressed.Form!; // Not null: the selector.
        var fields = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(static input => (Name: input.Name!, input.Value))
            .Concat(string.IsNullOrEmpty(pressed.Name) ? [] : [(pressed.Name, pressed.Value)]).Concat(filled);
        using var content = new FormUrlEncodedContent(fields.Select(static field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await _app.Client.PostAsync(new Uri(form.GetAttribute("action")!, UriKind.Relative), content);
        return await ParseAsync(answer);
    }

    /// <summary>Waits until so many events have a state.</summary>
    public async Task WaitForAsync(MandrillInboxState state, int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await Inbox.ListAsync(new() { State = state, PageSize = 500 }, limit.Token)).Entries.Count != count)
        {
            await Task.Delay(5, limit.Token);
        }
    }

    /// <summary>Gets the id of the only event of a type.</summary>
    public async Task<long> IdOfAsync(string type) => (await Inbox.ListAsync(new() { EventType = type })).Entries.Single().Id;

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _tables.DisposeAsync();
    }

    private static async Task<IHtmlDocument> ParseAsync(HttpResponseMessage answer) =>
        await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
}
