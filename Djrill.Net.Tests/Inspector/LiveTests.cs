using System.Net;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Contract;
using Djrill.Net.Tests.Contract.Inbox;
using Djrill.Net.Tests.Inbox.Sql;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Kit = Djrill.Net.Testing.MandrillPost;

namespace Djrill.Net.Tests.Inspector;

/// <summary>The feed by which open pages hear that something changed.</summary>
[CancelAfter(120_000)]
internal sealed class LiveTests
{
    private static readonly Uri Feed = new("/mandrill/live", UriKind.Relative);

    private InboxTables _tables;
    private TestApp _app;

    private static CancellationToken Cancelled => TestContext.CurrentContext.CancellationToken;

    [SetUp]
    public async Task StartAsync()
    {
        _tables = await InboxTables.CreateAsync(StoreKind.Sqlite);
        _app = await InspectedApp.StartAsync(
            _tables, Environments.Development, static app => app.MapMandrillInspector(InspectedApp.Path),
            static services => services.Configure<HostOptions>(static options => options.ShutdownTimeout = TimeSpan.FromHours(1)));
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _app.DisposeAsync();
        await _tables.DisposeAsync();
    }

    [Test]
    public async Task NewEvent_MakesAMessage()
    {
        using var answer = await OpenAsync();
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancelled));
        var first = await NextAsync(reader);
        using var post = Kit.Create(TestApp.Path, TestApp.Key, TestApp.Url, MandrillSamples.HardBounce());
        using var posted = await _app.Client.PostMandrillAsync(post, cancellationToken: Cancelled);

        var second = await NextAsync(reader);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/event-stream"));
            Assert.That((first is null, second is null, first == second), Is.EqualTo((false, false, false)));
        }
    }

    [Test]
    public async Task PauseAndRefusal_MakeMessages()
    {
        using var answer = await OpenAsync();
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancelled));
        var messages = new List<string?> { await NextAsync(reader) };
        await _app.Services.GetRequiredService<MandrillInbox>().PauseAsync("any", "Ann", Cancelled);
        messages.Add(await NextAsync(reader));
        using var refused = await _app.Client.PostAsync(new Uri("/djrill/webhook/?secret=wrong", UriKind.Relative), null, Cancelled);

        messages.Add(await NextAsync(reader));

        Assert.That(messages, Is.Unique.And.All.Not.Null);
    }

    [Test]
    public async Task Connection65_Gets503UntilAnotherEnds()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 80).Select(_ => OpenAsync()));
        var statuses = answers.CountBy(static answer => answer.StatusCode).ToDictionary();
        foreach (var answer in answers)
        {
            answer.Dispose();
        }

        var next = HttpStatusCode.ServiceUnavailable;
        while (next == HttpStatusCode.ServiceUnavailable)
        {
            Cancelled.ThrowIfCancellationRequested();
            using var answer = await OpenAsync();
            next = answer.StatusCode;
        }

        Assert.That(
            (statuses[HttpStatusCode.OK], statuses[HttpStatusCode.ServiceUnavailable], next), Is.EqualTo((64, 16, HttpStatusCode.OK)));
    }

    [Test]
    public async Task Host_StopsWithAnOpenFeed()
    {
        using var answer = await OpenAsync();
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancelled));
        await NextAsync(reader);

        await _app.Services.GetRequiredService<IHost>().StopAsync(Cancelled); // The host would wait for an hour.

        Assert.That(await NextAsync(reader), Is.Null);
    }

    private Task<HttpResponseMessage> OpenAsync() => _app.Client.GetAsync(Feed, HttpCompletionOption.ResponseHeadersRead, Cancelled);

    /// <summary>Reads up to the next message.</summary>
    /// <returns>The message, or null at the end.</returns>
    private static async Task<string?> NextAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync(Cancelled) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return line;
            }
        }

        return null;
    }
}
