using System.Net;
using System.Text.RegularExpressions;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Contract;
using Djrill.Net.Tests.Contract.Inbox;
using Djrill.Net.Tests.Inbox.Sql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Kit = Djrill.Net.Testing.MandrillPost;

namespace Djrill.Net.Tests.Inspector;

/// <summary>The first page, over HTTP.</summary>
internal sealed partial class OverviewTests
{
    private InboxTables _tables;
    private TestApp _app;

    private static CancellationToken Cancelled => TestContext.CurrentContext.CancellationToken;

    private MandrillInbox Inbox => _app.Services.GetRequiredService<MandrillInbox>();

    [SetUp]
    public async Task StartAsync()
    {
        _tables = await InboxTables.CreateAsync(StoreKind.Sqlite);
        _app = await InspectedApp.StartAsync(
            _tables, Environments.Development, static app => app.MapMandrillInspector(InspectedApp.Path),
            static services => services.AddHealthChecks().AddMandrillWebhook(static options => options.DeadLetterThreshold = 1));
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _app.DisposeAsync();
        await _tables.DisposeAsync();
    }

    [Test]
    public async Task EventsOfTheLastHours_AreBarsOfTheirTypes()
    {
        using var post = Kit.Create(TestApp.Path, TestApp.Key, TestApp.Url,
        [
            .. Enumerable.Range(0, 3).Select(static _ => MandrillSamples.Send()), MandrillSamples.Open(), MandrillSamples.Click(),
            MandrillSamples.Spam(), MandrillSamples.Unsub(), MandrillSamples.Reject(), MandrillSamples.Deferral(), MandrillSamples.SoftBounce(),
        ]);
        using var posted = await _app.Client.PostMandrillAsync(post, cancellationToken: Cancelled);

        var page = await ReadAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Does.Contain("aria-label=\"10 events in 24 hours"));
            Assert.That(page, Does.Match("<title>[0-9:]+ send: 3</title>").And.Match("<title>[0-9:]+ other: 2</title>"));
            Assert.That(Legend().Count(page), Is.EqualTo(7));
        }
    }

    [Test]
    public async Task DeadLetterAndPause_AreShownWithHealth()
    {
        await Inbox.PauseAsync("a <paused> handler", "Ann", Cancelled);
        using var post = Kit.Create(TestApp.Path, TestApp.Key, TestApp.Url, MandrillSamples.HardBounce());
        using var posted = await _app.Client.PostMandrillAsync(post, cancellationToken: Cancelled);
        while ((await Inbox.GetCountsAsync(Cancelled)).Dead != 1)
        {
            await Task.Delay(5, Cancelled);
        }

        var page = await ReadAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Does.Contain("<a href=\"/mandrill/dead\">1</a> (1 in 24 hours)"));
            Assert.That(page, Does.Contain("a &lt;paused&gt; handler"));
            Assert.That(page, Does.Contain("Dead letters within"), "The sentence of the health check.");
            Assert.That(page, Does.Contain("256: 0-255"), "The lanes of the worker.");
        }
    }

    [Test]
    public async Task Refusals_AreShownWithDiagnosisAndWithoutSecrets()
    {
        using var wrong = Kit.Create(TestApp.Path, TestApp.Key + "x", TestApp.Url, MandrillSamples.Send());
        using var wrongAnswer = await _app.Client.SendAsync(wrong, Cancelled);
        using var elsewhere = Kit.Create(TestApp.Path, TestApp.Key, "http://hooks.example.test" + TestApp.Path, MandrillSamples.Send());
        using var elsewhereAnswer = await _app.Client.SendAsync(elsewhere, Cancelled);
        using var stranger = await _app.Client.PostAsync(new Uri("/djrill/webhook/?secret=guessed", UriKind.Relative), null, Cancelled);

        var page = await ReadAsync();
        var rows = Rows().Matches(page[page.IndexOf("id=\"refusals\"", StringComparison.Ordinal)..]).Select(static row => row.Value).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows, Has.Count.EqualTo(3), "An explanation is no row of its own.");
            Assert.That(rows, Has.Exactly(1).Contains("The signature of a refused request fits"));
            Assert.That(page, Does.Not.Contain(TestApp.Secret).And.Not.Contain(TestApp.Key).And.Not.Contain("guessed"));
        }
    }

    [Test]
    public async Task ManyRefusals_FitIntoThePage()
    {
        for (var i = 0; i < 120; i++)
        {
            using var post = Kit.Create(TestApp.Path, TestApp.Key + i, TestApp.Url, MandrillSamples.Send());
            using var answer = await _app.Client.SendAsync(post, Cancelled);
        }

        Assert.That((await ReadAsync()).Length, Is.LessThan(100 * 1024));
    }

    [Test]
    public async Task BrokenDatabase_IsASentenceWithoutDetails()
    {
        var table = $"{await _tables.ExecuteAsync("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%events'")}";
        await _tables.ExecuteAsync($"ALTER TABLE {table} RENAME TO elsewhere");

        foreach (var path in (string[])["", "events", "events/1", "events/1/json"])
        {
            using var answer = await _app.Client.GetAsync(new Uri($"/mandrill/{path}", UriKind.Relative), Cancelled);
            var page = await answer.Content.ReadAsStringAsync(Cancelled);

            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable), path);
            Assert.That(page, Does.Contain("The inbox cannot use its database now.").And.Not.Contain(table).And.Not.Contain("SQLite"));
        }

        Assert.That(_app.Logs.Own, Has.Some.Property(nameof(LogEntry.Id)).EqualTo(63));
    }

    [Test]
    public async Task Head_HasTheHeadersAlone()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/mandrill");
        using var answer = await _app.Client.SendAsync(request, Cancelled);

        Assert.That(
            (answer.StatusCode, answer.Content.Headers.ContentLength > 0, await answer.Content.ReadAsStringAsync(Cancelled)),
            Is.EqualTo((HttpStatusCode.OK, true, "")));
    }

    private Task<string> ReadAsync() => _app.Client.GetStringAsync(new Uri("/mandrill", UriKind.Relative), Cancelled);

    [GeneratedRegex("<span class=\"key series-")]
    private static partial Regex Legend();

    [GeneratedRegex("<tr><td>.*?</tr>")]
    private static partial Regex Rows();
}
