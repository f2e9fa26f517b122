using Djrill.Net.Http;

namespace Djrill.Net.Tests.Contract;

/// <summary>Each answer is counted once, by what it says.</summary>
internal sealed class RequestMetricsTests(AppKind kind) : AnswersFixture(kind)
{
    private static IEnumerable<TestCaseData<Func<HttpRequestMessage>, string>> Requests =>
    [
        Case("checked", static () => new HttpRequestMessage(HttpMethod.Head, TestApp.Path)),
        Case("wrong_method", static () => new HttpRequestMessage(HttpMethod.Get, TestApp.Path)),
        Case("accepted", static () => MandrillPost.Of(Send)),
        Case("wrong_secret", static () => MandrillPost.Of(Send, "/djrill/webhook/?secret=guess")),
        Case("missing_signature", static () => MandrillPost.Unsigned(Send)),
        Case("wrong_signature", static () => MandrillPost.Of(Send, key: "another-signature-key")),
        Case("events_not_json", static () => MandrillPost.Of("no json")),
        Case("events_not_array", static () => MandrillPost.Of("{}")),
    ];

    [TestCaseSource(nameof(Requests))]
    [Subscribed]
    public async Task Request_IsCountedOnceByItsOutcome(Func<HttpRequestMessage> request, string outcome)
    {
        using var meter = new MeterRecorder(App);

        using var response = await App.Client.SendAsync(request());

        Assert.That(
            meter.Of(MandrillTelemetry.Requests).Select(static counted => (counted.Value, counted.Tags[MandrillTelemetry.OutcomeAttribute])),
            Is.EqualTo(new[] { (1.0, (object)outcome) }));
    }

    [Test]
    public async Task BatchWithoutRecipient_IsCountedAsSuch()
    {
        using var meter = new MeterRecorder(App);

        using var response = await App.Client.SendAsync(MandrillPost.Of(Send));

        Assert.That(meter.Of(MandrillTelemetry.Requests).Single().Tags.Values, Is.EqualTo([Answers.NoRecipient.Outcome]));
    }

    [Test]
    public async Task FailedBatch_IsCountedAsFailed()
    {
        using var failing = new Subscription(static (_, _) => throw new InvalidOperationException());
        using var meter = new MeterRecorder(App);

        using var response = await App.Client.SendAsync(MandrillPost.Of(Send));

        Assert.That(meter.Of(MandrillTelemetry.Requests).Single().Tags.Values, Is.EqualTo([Answers.HandlerFailed.Outcome]));
    }

    private static TestCaseData<Func<HttpRequestMessage>, string> Case(string outcome, Func<HttpRequestMessage> request) =>
        new TestCaseData<Func<HttpRequestMessage>, string>(request, outcome).SetArgDisplayNames(outcome);
}
