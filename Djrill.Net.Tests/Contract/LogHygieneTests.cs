using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpLogging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Contract;

/// <summary>No secret, key, signature or payload reaches a log, a measurement, a span or an answer, whatever happens.</summary>
[NonParallelizable] // The spans of all hosts of the process are seen.
internal sealed class LogHygieneTests
{
    private const string Subject = "Confidential-Subject-4711";
    private const string Address = "jane.doe@recipient.example";
    private const string WrongSecret = "guess-of-a-stranger-0815";
    private const string OtherKey = "another-signature-key";
    private const string EventType = "type-of-a-stranger";

    private const string Events =
        $$$"""[{"event":"{{{EventType}}}","msg":{"subject":"{{{Subject}}}","email":"{{{Address}}}"}},"{{{Address}}}"]""";

    [Test]
    public async Task OwnEntriesAndAnswers_HoldNothingSupplied_WithEverythingLogged()
    {
        await using var app = await StartAsync(HttpLoggingFields.All, static _ => { });

        var answers = await RunAllScenariosAsync(app);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(app.Logs.Own, Is.Not.Empty);
            AssertClean(app.Logs.Own.Select(static entry => entry.Text));
            AssertClean(answers);

            // What the search would find if it were there: the framework's own entries of this run hold the query string.
            Assert.That(app.Logs.All.Select(static entry => entry.Text), Has.Some.Contains(TestApp.Secret));
        }
    }

    [Test]
    public async Task NoEntryAtAll_HoldsAnythingSupplied_WithTheLoggingOfTheDocs()
    {
        await using var app = await StartAsync(
            HttpLoggingFields.RequestMethod | HttpLoggingFields.RequestPath | HttpLoggingFields.ResponseStatusCode,
            static logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.HttpLogging", LogLevel.Information));

        await RunAllScenariosAsync(app);

        Assert.That(app.Logs.All.Select(static entry => entry.Category), Has.Some.Contains("HttpLogging"));
        AssertClean(app.Logs.All.Select(static entry => entry.Text));
    }

    [Test]
    public async Task NoMeasurementOrSpan_HoldsAnythingSupplied()
    {
        await using var app = await StartAsync(HttpLoggingFields.None, static _ => { });
        using var meter = new MeterRecorder(app);
        using var spans = new SpanRecorder();

        await RunAllScenariosAsync(app);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(meter.All.Select(static measured => measured.Instrument), Is.SupersetOf([MandrillTelemetry.Requests, MandrillTelemetry.HandlerFailures]));
            Assert.That(spans.Handlers, Is.Not.Empty);
            AssertClean(meter.All.Select(static measured => measured.Text).Concat(spans.All.Select(SpanRecorder.Text)));
        }
    }

    private static void AssertClean(IEnumerable<string> texts)
    {
        string[] signatures =
        [
            MandrillPost.Sign(TestApp.Key, TestApp.Url, ("mandrill_events", Events)),
            MandrillPost.Sign(OtherKey, TestApp.Url, ("mandrill_events", Events)),
            MandrillPost.Sign(TestApp.Key, TestApp.Url, ("mandrill_events", "no json " + Subject)),
        ];
        var forbidden = new[] { TestApp.Secret, TestApp.Key, WrongSecret, OtherKey, Subject, Address, EventType, TestApp.Url, "mandrill_events=" }
            .Concat(signatures)
            .SelectMany(static text => new[] { text, Uri.EscapeDataString(text), WebUtility.UrlEncode(text), Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) });

        var all = string.Join('\n', texts);
        Assert.That(forbidden.Distinct().Where(text => all.Contains(text, StringComparison.OrdinalIgnoreCase)), Is.Empty, all);
    }

    private static async Task<List<string>> RunAllScenariosAsync(TestApp app)
    {
        using var failing = new Subscription(static (_, _) => throw new InvalidOperationException("A failure of the subscriber's own words."));
        HttpRequestMessage[] requests =
        [
            new(HttpMethod.Head, TestApp.Path),
            new(HttpMethod.Get, TestApp.Path),
            MandrillPost.Of(Events, "/djrill/webhook/?secret=" + WrongSecret),
            MandrillPost.Unsigned(Events),
            MandrillPost.Of(Events, key: OtherKey),
            MandrillPost.Of("[]", key: "test-webhook"),
            MandrillPost.Of(Events),
            MandrillPost.Of("no json " + Subject),
            MandrillPost.Of($"\"{Subject}\""),
            MandrillPost.Signed(Encoding.ASCII.GetBytes("x=" + Subject), MandrillPost.Sign(TestApp.Key, TestApp.Url, ("x", Subject))),
        ];

        var answers = new List<string>();
        foreach (var request in requests)
        {
            using var response = await app.Client.SendAsync(request);
            answers.Add(await response.Content.ReadAsStringAsync());
        }

        return answers;
    }

    private static Task<TestApp> StartAsync(HttpLoggingFields fields, Action<ILoggingBuilder> configure) => TestApp.StartAsync(
        builder =>
        {
            configure(builder.Logging);
            builder.Services.AddHttpLogging(options => options.LoggingFields = fields);
            builder.Services.AddControllers().AddDjrill(TestApp.Signed);
        },
        static app =>
        {
            app.UseHttpLogging();
            app.MapControllers();
        });
}
