using System.Net;
using Djrill.Net.Http;

namespace Djrill.Net.Tests.Contract;

/// <summary>What becomes of the events decides.</summary>
internal sealed class DeliveryAnswersTests(AppKind kind) : AnswersFixture(kind)
{
    [Test]
    public async Task EventsHandled_Is200AndEmpty()
    {
        using var recording = Subscription.Record(out var events);

        await AssertAnswer(MandrillPost.Of(Send), HttpStatusCode.OK, "");

        Assert.That(events.Select(static e => e.EventType), Is.EqualTo(["send"]));
    }

    [Test]
    public async Task NobodyListens_Is503() => await AssertRefusal(
        MandrillPost.Of(Send), Answers.NoRecipient, 503, "There is no subscriber and no handler yet. Send the batch again.");

    [Test]
    public async Task ElementsThatAreNoObjects_AreSkippedAndTheOthersDelivered()
    {
        using var recording = Subscription.Record(out var events);
        App.Logs.Clear();

        await AssertAnswer(
            MandrillPost.Of("""[1,{"event":"send"},null,"x",[{"event":"open"}],true,{"event":"click"}]"""), HttpStatusCode.OK, "");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(events.Select(static e => e.EventType), Is.EqualTo(["send", "click"]));
            Assert.That(App.Logs.Own.Single(static entry => entry.Id == 6).Message, Is.EqualTo(
                "Skipped 5 elements of the batch that are not readable JSON objects, at the indexes 0, 2, 3, 4, 5."));
        }
    }

    [Test]
    public async Task SubscriberFails_Is500()
    {
        using var subscription = new Subscription(static (_, _) => throw new InvalidOperationException());

        await AssertRefusal(MandrillPost.Of(Send), Answers.HandlerFailed, 500, "A handler failed. Send the batch again.");
    }

    [Test]
    public async Task OtherEndpoints_KeepTheRulesOfTheApplication()
    {
        using var response = await App.Client.PostAsync("/control", new ByteArrayContent([]));

        Assert.That(response.RequestMessage!.RequestUri!.AbsolutePath, Is.EqualTo(Kind == AppKind.Hostile ? "/Account/Login" : "/control"));
    }
}
