using System.Globalization;
using System.Text.RegularExpressions;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Contract;
using Djrill.Net.Tests.Contract.Inbox;
using Djrill.Net.Tests.Inbox.Sql;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Kit = Djrill.Net.Testing.MandrillPost;

namespace Djrill.Net.Tests.Inspector;

/// <summary>Hosts with minimal APIs alone, with MVC, and with a Blazor application show the same pages of the same events.</summary>
internal sealed partial class HostsTests
{
    private static readonly string[] Paths =
    [
        "", "events", "events?state=Dead", "events/{0}", "events/{1}", "events/{2}", "events/999", "events/{0}/json", "events/{2}/source",
        "events/{2}/html", "events/{2}/attachments/0", "dead", "send", "assets/inspector.css", "assets/inspector.js", "assets/icon.svg", "assets/none",
    ];

    private InboxTables _tables;

    [SetUp]
    public async Task CreateAsync() => _tables = await InboxTables.CreateAsync(StoreKind.Sqlite);

    [TearDown]
    public async Task DeleteAsync() => await _tables.DisposeAsync();

    [Test]
    public async Task MinimalApisMvcAndBlazor_ShowTheSamePages()
    {
        var minimal = await ReadAsync(AppKind.MinimalApi, isFirst: true);
        var mvc = await ReadAsync(AppKind.AddDjrill, static services => services.AddControllersWithViews());
        var blazor = await ReadAsync(AppKind.MinimalApi, static services => services.AddRazorComponents(), static app =>
        {
            app.UseAntiforgery();
            app.MapRazorComponents<BlazorRoot>();
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(minimal[1], Does.StartWith("200 text/html").And.Contain("hard_bounce"));
            Assert.That(mvc, Is.EqualTo(minimal));
            Assert.That(blazor, Is.EqualTo(minimal));
        }
    }

    [Test]
    public async Task BlazorApplication_KeepsItsPages()
    {
        await using var app = await InspectedApp.StartAsync(
            _tables,
            Environments.Development,
            static app =>
            {
                app.UseAntiforgery();
                app.MapRazorComponents<BlazorRoot>();
                app.MapMandrillInspector(InspectedApp.Path);
            },
            static services => services.AddRazorComponents());

        Assert.That(await app.Client.GetStringAsync("/blazor"), Does.Contain(BlazorRoot.Text));
    }

    [Test]
    public void WithoutTheServices_OneSentenceNamesTheCall() => Assert.That(
        async () => await TestApp.StartAsync(
            static builder => TestApp.AddReceiver(builder, AppKind.MinimalApi), static app => app.MapMandrillInspector(InspectedApp.Path)),
        Throws.InvalidOperationException.With.Message.Contains("'builder.Services.AddMandrillInspector()'"));

    [Test]
    public void WithoutTheInbox_OneSentenceNamesTheCall() => Assert.That(
        async () => await TestApp.StartAsync(
            static builder =>
            {
                TestApp.AddReceiver(builder, AppKind.MinimalApi);
                builder.Services.AddMandrillInspector();
            },
            static app => app.MapMandrillInspector(InspectedApp.Path)),
        Throws.InvalidOperationException.With.Message.Contains("'builder.Services.AddMandrillInbox(…)'"));

    private async Task<List<string>> ReadAsync(
        AppKind kind, Action<IServiceCollection>? add = null, Action<WebApplication>? map = null, bool isFirst = false)
    {
        await using var app = await InspectedApp.StartAsync(
            _tables,
            Environments.Development,
            app =>
            {
                map?.Invoke(app);
                app.MapMandrillInspector(InspectedApp.Path);
            },
            add,
            kind);
        if (isFirst)
        {
            await PostAsync(app);
        }

        var entries = (await app.Services.GetRequiredService<MandrillInbox>().ListAsync(new())).Entries;
        object[] ids = [.. entries.Select(static entry => entry.Id).Order()];
        // The overview shows the worker, which takes its lanes after the start.
        var inbox = app.Services.GetRequiredService<MandrillInbox>();
        while (await inbox.GetCountsAsync(TestContext.CurrentContext.CancellationToken) is not { Workers: [{ Lanes.Count: 256 }] })
        {
            await Task.Delay(5, TestContext.CurrentContext.CancellationToken);
        }

        var answers = new List<string>();
        foreach (var path in Paths)
        {
            var url = string.Format(CultureInfo.InvariantCulture, $"{InspectedApp.Path}/{path}", ids);
            using var answer = await app.Client.GetAsync(new Uri(url, UriKind.Relative));
            answers.Add($"{(int)answer.StatusCode} {answer.Content.Headers.ContentType} {Masked(await answer.Content.ReadAsStringAsync())}");
        }

        return answers;
    }

    private static async Task PostAsync(TestApp app)
    {
        using var post = Kit.Create(TestApp.Path, TestApp.Key, TestApp.Url, MandrillSamples.Send(), MandrillSamples.HardBounce(), MandrillSamples.Inbound(
            static email =>
            {
                email.Html = "<p>Hello</p>";
                email.Attach("note.txt", "text/plain", "A note");
            }));
        using var answer = await app.Client.PostMandrillAsync(post);
        answer.EnsureSuccessStatusCode();

        var inbox = app.Services.GetRequiredService<MandrillInbox>();
        while (await inbox.GetCountsAsync(TestContext.CurrentContext.CancellationToken) is not { Dead: 1, Pending: 0, Running: 0 })
        {
            await Task.Delay(5, TestContext.CurrentContext.CancellationToken);
        }
    }

    private static string Masked(string page) => Changing().Replace(page, "*");

    [GeneratedRegex("""(?<=RequestVerificationToken" value=")[^"]+|<time .*?</time>|(?<=127\.0\.0\.1:)\d+|(?<=(localhost|\[::1\]):)\d+|\b\d+ (s|min|h)\b|customer\.[0-9a-f]+""")]
    private static partial Regex Changing();
}
