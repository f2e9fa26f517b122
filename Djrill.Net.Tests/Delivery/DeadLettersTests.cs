using Djrill.Net.Delivery;
using Moq;

namespace Djrill.Net.Tests.Delivery;

/// <summary>Events on which a recipient failed too often.</summary>
[CancelAfter(60_000)]
internal sealed class DeadLettersTests : BatchDeliveryFixture
{
    private readonly List<MandrillDeadLetter> _taken = [];

    [Test]
    public async Task EventThatFailsTooOften_IsOfferedAndSettled()
    {
        AddTaker();
        MaxAttempts = 2;
        using var meter = new MeterSums(Harness.Services);
        var attempts = new List<(int, bool)>();
        IReadOnlyList<Recipient> recipients = [Recipient("a", (call, _) =>
        {
            attempts.Add((call.Delivery.Attempt, call.Delivery.IsLastAttempt));
            return Failed(new InvalidOperationException("first"), new InvalidOperationException("cause"));
        })];

        var outcomes = (await DeliverAsync(recipients, Send), await DeliverAsync(recipients, Send));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(outcomes, Is.EqualTo((BatchOutcome.Failed, BatchOutcome.Delivered)));
            Assert.That(attempts, Is.EqualTo([(1, false), (2, true)]));
            Assert.That(
                _taken.Select(static letter => (letter.Handler, letter.Attempts, letter.Exception.Message, letter.Event.EventType)),
                Is.EqualTo([("a", 2, "cause", "send")]));
            Assert.That(
                Harness.Lines(12).Single(),
                Does.StartWith("Dead-lettered an event on which a failed 2 times. Every dead-letter handler accepted it."));
            Assert.That(meter[MandrillTelemetry.DeadLetters], Is.EqualTo(1));
            Assert.That(Harness.Health.DeadLettersWithin(60).Single().Count, Is.EqualTo(1));
        }
    }

    [Test]
    public async Task WithoutATaker_NoAttemptIsTheLast()
    {
        MaxAttempts = 1;
        var isLast = true;
        var outcome = await DeliverAsync(
            [Recipient("a", (call, _) =>
            {
                isLast = call.Delivery.IsLastAttempt;
                return Failed();
            })],
            Send);

        Assert.That((outcome, isLast, Harness.Lines(12).Count), Is.EqualTo((BatchOutcome.Failed, false, 0)));
    }

    [Test]
    public async Task EventThatIsHandledAtTheLastAttempt_IsNoDeadLetter()
    {
        AddTaker();
        MaxAttempts = 1;

        var outcome = await DeliverAsync([Recipient("a")], Send);

        Assert.That((outcome, _taken.Count, Harness.Lines(12).Count), Is.EqualTo((BatchOutcome.Delivered, 0, 0)));
    }

    [Test]
    public async Task EventThatOneTakerRefuses_IsOfferedAgainToThatOneOnly()
    {
        var isDown = true;
        AddTaker();
        var refusing = AddTaker(() => isDown ? Task.FromException(new InvalidOperationException("full")) : Task.CompletedTask);
        AddTaker();
        MaxAttempts = 1;
        IReadOnlyList<Recipient> recipients = [Recipient("a", static (_, _) => Failed())];

        var first = await DeliverAsync(recipients, Open);
        var takenAtFirst = _taken.Count;
        isDown = false;
        var second = await DeliverAsync(recipients, Open);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((first, second), Is.EqualTo((BatchOutcome.Failed, BatchOutcome.Delivered)));
            Assert.That((takenAtFirst, _taken.Count), Is.EqualTo((2, 2)));
            Assert.That(refusing.Invocations, Has.Count.EqualTo(2));
            Assert.That(Harness.Lines(13).Single(), Does.Contain(" failed on the dead letter of event 0 of the batch, of type open."));
            Assert.That(Harness.Lines(12), Has.Count.EqualTo(1));
        }
    }

    [Test]
    public async Task TwoRecipients_HaveDeadLettersOfTheirOwn()
    {
        AddTaker();
        MaxAttempts = 1;

        await DeliverAsync([Recipient("a", static (_, _) => Failed()), Recipient("b", static (_, _) => Failed())], Send);

        Assert.That(_taken.Select(static letter => letter.Handler), Is.EqualTo(["a", "b"]));
        Assert.That(_taken[0].Event, Is.Not.SameAs(_taken[1].Event));
    }

    [Test]
    public async Task TakerThatHangs_IsAskedForNothingElseInThisPost()
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var never = new TaskCompletionSource();
        var hanging = AddTaker(() =>
        {
            begun.SetResult();
            return never.Task;
        });
        MaxAttempts = 1;

        var batch = DeliverAsync([Recipient("a", static (_, _) => Failed())], Send, Open);
        await begun.Task.WaitAsync(TestContext.CurrentContext.CancellationToken);
        Harness.Time.Advance(TimeSpan.FromSeconds(15));
        var outcome = await batch.WaitAsync(TestContext.CurrentContext.CancellationToken);
        never.SetResult();

        Assert.That(outcome, Is.EqualTo(BatchOutcome.Failed));
        Assert.That((hanging.Invocations.Count, _taken.Count, Harness.Lines(13).Count), Is.EqualTo((1, 0, 1)));
    }

    private Mock<IMandrillDeadLetterHandler> AddTaker(Func<Task>? handle = null)
    {
        var taker = new Mock<IMandrillDeadLetterHandler>();
        taker.Setup(static taker => taker.HandleAsync(It.IsAny<MandrillDeadLetter>(), It.IsAny<CancellationToken>()))
            .Returns<MandrillDeadLetter, CancellationToken>((letter, _) =>
            {
                if (handle is not null)
                {
                    return handle();
                }

                _taken.Add(letter);
                return Task.CompletedTask;
            });
        Takers.Add(taker);
        return taker;
    }
}
