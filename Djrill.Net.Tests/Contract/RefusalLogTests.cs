using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Contract;

/// <summary>Refusals cannot flood the log, and none of them is lost.</summary>
[TestFixture(AppKind.PlainMvc)]
[TestFixture(AppKind.AddDjrill)]
[TestFixture(AppKind.MinimalApi)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class RefusalLogTests(AppKind kind)
{
    private const string Events = """[{"event":"send"}]""";

    private readonly FakeTimeProvider _time = new();

    private TestApp _app;

    [SetUp]
    public async Task StartAsync()
    {
        _app = await StartAsync(_time);
        _app.Logs.Clear(); // Only the lines about refusals are compared, not those of the start.
    }

    [TearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task WrongSecret_IsADebugLineAndCountedByTheMinute()
    {
        await PostAsync(3, static () => MandrillPost.Of(Events, "/djrill/webhook/?secret=wrong"));
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.That(Lines(LogLevel.Debug), Is.EqualTo(Enumerable.Repeat(
            (30, "Refused an unauthenticated request with 403: The secret in the query string is missing, repeated or wrong."), 3)));
        Assert.That(Lines(LogLevel.Information), Is.EqualTo(new[]
        {
            (31, "Refused 3 requests within 60 s without a separate Warning for each. By reason: wrong_secret 3."),
        }));
    }

    [Test]
    public async Task RightSecret_IsAWarningEachUpToTenAMinute()
    {
        await PostAsync(11, static () => MandrillPost.Of(Events, key: "another"));
        await PostAsync(1, static () => MandrillPost.Unsigned(Events));
        var before = Lines(LogLevel.Information);
        _time.Advance(TimeSpan.FromMinutes(1));
        await PostAsync(1, static () => MandrillPost.Unsigned(Events));

        Assert.That(before, Is.EqualTo(Enumerable.Repeat((4, "Refused a request with 403: The header 'X-Mandrill-Signature' fits no configured URL and key."), 10)));
        Assert.That(Lines(LogLevel.Information).Skip(10), Is.EqualTo(new[]
        {
            (31, "Refused 2 requests within 60 s without a separate Warning for each. By reason: missing_signature 1, wrong_signature 1."),
            (4, "Refused a request with 403: The header 'X-Mandrill-Signature' is missing."),
        }));
    }

    [Test]
    public async Task StrangersWhoFloodTheLog_LeaveTheWarningsToThoseWithTheSecret()
    {
        await PostAsync(50, static () => MandrillPost.Of(Events, "/djrill/webhook/"));
        await PostAsync(1, static () => MandrillPost.Unsigned(Events));

        Assert.That(Lines(LogLevel.Information).Select(static line => line.Id), Is.EqualTo([4]));
    }

    [Test]
    public async Task CountsOfABegunMinute_AreLoggedWhenTheHostStops()
    {
        await PostAsync(2, static () => MandrillPost.Of(Events, "/djrill/webhook/"));
        await _app.DisposeAsync();

        Assert.That(Lines(LogLevel.Information).Single().Message, Does.EndWith("By reason: wrong_secret 2."));
    }

    [Test]
    public async Task TwoHosts_CountApart()
    {
        await using var other = await StartAsync(_time);
        await PostAsync(2, static () => MandrillPost.Of(Events, "/djrill/webhook/"));
        using var response = await other.Client.SendAsync(MandrillPost.Of(Events, "/djrill/webhook/"));
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.That(
            new[] { _app, other }.Select(static app => app.Logs.Own.Single(static entry => entry.Id == 31).Message),
            Is.EqualTo(["Refused 2 requests within 60 s without a separate Warning for each. By reason: wrong_secret 2.", "Refused 1 requests within 60 s without a separate Warning for each. By reason: wrong_secret 1."]));
    }

    [Test]
    public async Task ParallelRefusalsOverSockets_AreCountedRightInFewLines()
    {
        await Parallel.ForAsync(0, 2_000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, cancellation) =>
        {
            using var response = await _app.Client.SendAsync(
                i % 10 == 0 ? MandrillPost.Of(Events, key: "another") : MandrillPost.Of(Events, "/djrill/webhook/?secret=wrong"), cancellation);
        });
        _time.Advance(TimeSpan.FromMinutes(1));

        var lines = Lines(LogLevel.Information);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines.Count(static line => line.Id == 4), Is.EqualTo(10));
            Assert.That(lines.Where(static line => line.Id != 4).Select(static line => line.Message), Is.EqualTo(
                ["Refused 1990 requests within 60 s without a separate Warning for each. By reason: wrong_secret 1800, wrong_signature 190."]));
        }
    }

    // Explanations of signatures have a limit of their own, and tests of their own.
    private List<(int Id, string Message)> Lines(LogLevel atLeast) => [.. _app.Logs.Own
        .Where(static entry => entry.Id is not (36 or 37))
        .Where(entry => atLeast == LogLevel.Debug ? entry.Level == LogLevel.Debug : entry.Level >= atLeast)
        .Select(static entry => (entry.Id, entry.Message))];

    private Task<TestApp> StartAsync(FakeTimeProvider time) => TestApp.StartAsync(builder =>
    {
        builder.Services.AddSingleton<TimeProvider>(time);
        TestApp.AddReceiver(builder, kind);

        builder.Services.Configure<DjrillOptions>(TestApp.Signed);
    }, app => TestApp.Map(app, kind));

    private async Task PostAsync(int times, Func<HttpRequestMessage> make)
    {
        for (var i = 0; i < times; i++)
        {
            using var response = await _app.Client.SendAsync(make());
        }
    }
}
