using System.Net;
using Djrill.Net.Events;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Contract;
using Djrill.Net.Tests.Contract.Inbox;
using Djrill.Net.Tests.Inbox.Sql;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Djrill.Net.Tests.Inspector;

/// <summary>
/// An application with the inspector, asked as a browser without scripts does. Of its two handlers one is broken until it is mended.
/// </summary>
internal sealed class DeadLetterApp : IAsyncDisposable
{
    private readonly InboxTables _tables;

    private DeadLetterApp(InboxTables tables, TestApp app)
    {
        (_tables, App) = (tables, app);
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Client.BaseAddress };
    }

    public TestApp App { get; }

    public HttpClient Client { get; }

    public MandrillInbox Inbox => App.Services.GetRequiredService<MandrillInbox>();

    public Workshop Workshop => App.Services.GetRequiredService<Workshop>();

    /// <summary>Gets what the inspector logged of actions.</summary>
    public IEnumerable<string> Actions => App.Logs.Own.Where(static entry => entry.Id == 62).Select(static entry => entry.Message);

    public static async Task<DeadLetterApp> StartAsync(
        Action<MandrillInspectorOptions>? configure = null,
        string? environment = null,
        Action<WebApplicationBuilder>? build = null,
        Action<WebApplication>? map = null)
    {
        var tables = await InboxTables.CreateAsync(StoreKind.Sqlite);
        var app = await TestApp.StartAsync(
            builder =>
            {
                builder.Environment.EnvironmentName = environment ?? Environments.Development;
                builder.Services.AddSingleton<IHostEnvironment>(builder.Environment); // The service is another object.
                TestApp.AddReceiver(builder, AppKind.AddDjrill);
                builder.Services.Configure<DjrillOptions>(TestApp.Signed).AddSingleton<Workshop>()
                    .AddMandrillInbox(tables.Factory, tables.ConnectionString, static options =>
                        (options.PollInterval, options.MaxDeliveryAttempts) = (TimeSpan.FromMilliseconds(20), 1))
                    .AddMandrillEventHandler<Fragile>().AddMandrillEventHandler<Steady>()
                    .AddMandrillInspector(configure);
                build?.Invoke(builder);
            },
            app =>
            {
                app.MapControllers();
                (map ?? (static app => app.MapMandrillInspector("/mandrill")))(app);
            });
        return new(tables, app);
    }

    /// <summary>Posts events and waits until the broken handler has failed on each.</summary>
    public async Task FailAsync(int count, CancellationToken cancellationToken)
    {
        var events = Enumerable.Range(0, count)
            .Select(static number => MandrillSamples.Open(options => options.Recipient = $"{number}@example.com").ToJson());
        using var post = Contract.MandrillPost.Of($"[{string.Join(',', events)}]");
        using var answer = await App.Client.PostMandrillAsync(post, cancellationToken);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await WaitForAsync(MandrillInboxState.Dead, count, cancellationToken);
    }

    public async Task WaitForAsync(MandrillInboxState state, int count, CancellationToken cancellationToken)
    {
        while ((await Inbox.ListAsync(new() { State = state, PageSize = 500 }, cancellationToken)).Entries.Count != count)
        {
            await Task.Delay(5, cancellationToken);
        }
    }

    public async Task<PageAnswer> GetAsync(string page, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, page.StartsWith('/') ? page : $"/mandrill/{page}");
        return await SendAsync(request, cancellationToken);
    }

    /// <summary>Presses the button of a form, after filling in more fields.</summary>
    public async Task<PageAnswer> SubmitAsync(
        PageForm form, CancellationToken cancellationToken, params IEnumerable<(string Name, string Value)> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, form.Action)
        {
            Content = new FormUrlEncodedContent(
                form.Fields.Concat(fields).Select(static field => KeyValuePair.Create(field.Name, field.Value))),
        };
        return await SendAsync(request, cancellationToken);
    }

    /// <summary>Posts any fields with the token of a page.</summary>
    public async Task<PageAnswer> PostAsync(
        string action, CancellationToken cancellationToken, params IEnumerable<(string Name, string Value)> fields)
    {
        var page = await GetAsync("dead", cancellationToken);
        var token = PageForm.AllOf(page.Body)[0].Fields.Where(static field => field.Name == PageForm.Token);
        return await SubmitAsync(new($"/mandrill/{action}", [.. token], []), cancellationToken, fields);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
        await _tables.DisposeAsync();
    }

    private async Task<PageAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await Client.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        return new(response.StatusCode, body, response.Headers.Location?.OriginalString, string.Join(", ", response.Content.Headers.Allow));
    }

    [MandrillHandler(Name = "fragile")]
    internal sealed class Fragile(Workshop workshop) : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) =>
            workshop.CallAsync("fragile", workshop.IsMended);
    }

    [MandrillHandler(Name = "steady")]
    internal sealed class Steady(Workshop workshop) : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) =>
            workshop.CallAsync("steady", isMended: true);
    }
}
