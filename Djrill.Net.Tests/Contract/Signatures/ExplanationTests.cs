using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Contract.Signatures;

/// <summary>When a wrong signature is explained, and where.</summary>
[TestFixture(AppKind.PlainMvc)]
[TestFixture(AppKind.AddDjrill)]
[TestFixture(AppKind.MinimalApi)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[NonParallelizable] // The spans of all hosts of the process are seen.
internal sealed class ExplanationTests(AppKind kind)
{
    private const string Events = """[{"event":"send"}]""";
    private const string OtherScheme = "The signature of a refused request fits with 'https' in place of 'http' in 'WebhookUrl'. Change this setting only; the URL at Mandrill is right.";

    private readonly FakeTimeProvider _time = new();
    private readonly List<Activity?> _requests = [];
    private TestApp _app;

    [SetUp]
    public async Task StartAsync() => _app = await TestApp.StartAsync(
        kind,
        static options =>
        {
            TestApp.Signed(options);
            options.WebhookUrl = "http" + TestApp.Url["https".Length..];
            options.MaxRequestBodySize = 8_000_000;
        },
        app => app.Use((context, next) =>
        {
            _requests.Add(Activity.Current);
            return next(context);
        }),
        services => services.AddSingleton<TimeProvider>(_time));

    [TearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task WrongSignature_IsExplainedInTheLogAndInASpanButNotInTheAnswer()
    {
        using var spans = new SpanRecorder();

        var answer = await PostAsync(MandrillPost.Of(Events));

        var span = spans.All.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer, Is.EqualTo((HttpStatusCode.Forbidden, "The header 'X-Mandrill-Signature' fits no configured URL and key.")));
            Assert.That(Explanations, Is.EqualTo([OtherScheme]));
            Assert.That((span.OperationName, span.Status, span.ParentSpanId), Is.EqualTo(("djrill.signature", ActivityStatusCode.Error, _requests.Single()?.SpanId)));
            Assert.That(span.TagObjects, Is.EqualTo([KeyValuePair.Create<string, object?>("djrill.signature.mistakes", "scheme")]));
        }
    }

    [Test]
    public async Task TwoMistakesAtOnce_AreNotClaimed()
    {
        using var spans = new SpanRecorder();

        await PostAsync(MandrillPost.Of(Events, key: "another"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_app.Logs.Own.Where(static entry => entry.Id is 36 or 37).Select(static entry => entry.Id), Is.EqualTo([37]));
            Assert.That(spans.All.Single().GetTagItem("djrill.signature.mistakes"), Is.EqualTo("none"));
        }
    }

    [Test]
    public async Task WrongSignatures_AreExplainedOnceInTenSeconds()
    {
        await PostAsync(MandrillPost.Of(Events));
        await PostAsync(MandrillPost.Of(Events, key: "another"));
        _time.Advance(TimeSpan.FromSeconds(9.9));
        await PostAsync(MandrillPost.Of(Events));
        var before = Explanations;
        _time.Advance(TimeSpan.FromSeconds(0.1));
        await PostAsync(MandrillPost.Of(Events));

        Assert.That((before.Count, Explanations.Count), Is.EqualTo((1, 2)));
    }

    [TestCase(1024 * 1024, 1)]
    [TestCase((1024 * 1024) + 1, 0)]
    public async Task Body_IsExplainedUpToOneMegabyteAsSent(int size, int count)
    {
        // A space takes one byte as sent, and is no part of an event.
        var body = MandrillPost.Body(("mandrill_events", Events + new string(' ', size - MandrillPost.Body(("mandrill_events", Events)).Length)));
        Assert.That(body, Has.Length.EqualTo(size));

        await PostAsync(MandrillPost.Signed(body, MandrillPost.Sign(TestApp.Key, TestApp.Url, ("mandrill_events", Events + new string(' ', size - 38)))));

        Assert.That(_app.Logs.Own.Count(static entry => entry.Id is 36 or 37), Is.EqualTo(count));
    }

    [Test]
    public async Task WhatIsNoSignatureOrHasNoSecret_IsNotExplainedAndTakesNoTurn()
    {
        await PostAsync(MandrillPost.Signed(MandrillPost.Body(("mandrill_events", Events)), "AAAA"));
        await PostAsync(MandrillPost.Signed(MandrillPost.Body(("mandrill_events", Events)), "not base64, but 28 letters!!"));
        await PostAsync(MandrillPost.Unsigned(Events));
        await PostAsync(MandrillPost.Of(Events, "/djrill/webhook/?secret=wrong"));
        var before = Explanations.Count;
        await PostAsync(MandrillPost.Of(Events));

        Assert.That((before, Explanations.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task FormWithoutEvents_IsRefusedAsBefore()
    {
        (string, string)[] fields = [("x", "1")];

        var answer = await PostAsync(MandrillPost.Signed(MandrillPost.Body(fields), MandrillPost.Sign("another", TestApp.Url, fields)));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private IReadOnlyList<string> Explanations => [.. _app.Logs.Own.Where(static entry => entry.Id == 36).Select(static entry => entry.Message)];

    private async Task<(HttpStatusCode Status, string Text)> PostAsync(HttpRequestMessage request)
    {
        using var response = await _app.Client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
