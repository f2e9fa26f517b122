using Djrill.Net.Delivery;
using Djrill.Net.Events;

namespace Djrill.Net.Tests.Delivery;

internal sealed class RecipientTests
{
    private static readonly EventItem Bounce = DeliveryHarness.Items("""{"event":"hard_bounce"}""").Single();
    private static readonly EventItem Open = DeliveryHarness.Items("""{"event":"open"}""").Single();
    private static readonly EventItem Inbound = DeliveryHarness.Items("""{"event":"inbound"}""").Single();

    [Test]
    public void HandlerOfAKind_CanHandleThatKind() => Assert.That(CanHandle<MandrillMessageEvent>(null), Is.EqualTo((true, true, false)));

    [Test]
    public void HandlerOfAllKinds_CanHandleAll() => Assert.That(CanHandle<MandrillEvent>(null), Is.EqualTo((true, true, true)));

    [Test]
    public void LimitedHandler_CanHandleItsTypesOnly() =>
        Assert.That(
            (CanHandle<MandrillEvent>(["inbound", "hard_bounce"]), CanHandle<MandrillMessageEvent>(["inbound"])),
            Is.EqualTo(((true, false, true), (false, false, false))));

    [Test]
    public void HandlerOfSeveralKinds_CanHandleEachOfThem()
    {
        var contracts = HandlerContract.All.Where(static contract =>
            !contract.IsBatch && (contract.Payload == typeof(MandrillMessageEvent) || contract.Payload == typeof(MandrillSyncEvent))).ToList();
        var recipient = Recipient.ForHandler(
            1, new(typeof(object), "a", null, null), contracts, [], static _ => new object(), isSingleton: false);

        Assert.That((recipient.CanHandle(Open), recipient.CanHandle(Inbound)), Is.EqualTo((true, false)));
    }

    [Test]
    public void ExcludedKind_IsHandledByAnotherRegistration() =>
        Assert.That(CanHandle<MandrillEvent>(null, typeof(MandrillMessageEvent)), Is.EqualTo((false, false, true)));

    [TestCase(null, "", true)]
    [TestCase(null, "billing", true)]
    [TestCase("billing", "Billing", true)]
    [TestCase("billing", "", false)]
    [TestCase("billing", "other", false)]
    public void Webhook_LimitsARecipient(string? limit, string webhook, bool expected)
    {
        var recipient = Create<MandrillEvent>(new(typeof(object), "a", null, limit), []);

        Assert.That(recipient.Serves(webhook), Is.EqualTo(expected));
    }

    [Test]
    public void Subscriber_IsNamedByItsMethodAndAsksForEverything()
    {
        var recipient = Recipient.ForSubscriber(Listen, 2, static (_, _) => { });

        Assert.That(
            (recipient.Name, recipient.Id),
            Is.EqualTo(($"{typeof(RecipientTests)}.{nameof(Listen)}", new RecipientId((Action)Listen, 2))));
        Assert.That((recipient.CanHandle(Open), recipient.Serves("billing")), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task UncreatableHandlers_FailTheEventsOfTheirKind()
    {
        var exception = new InvalidOperationException();
        var contract = HandlerContract.All.Single(static contract => !contract.IsBatch && contract.Payload == typeof(MandrillMessageEvent));
        using var harness = new DeliveryHarness();

        var recipient = Recipient.ForUncreatable(contract, exception);

        Assert.That((recipient.CanHandle(Open), recipient.CanHandle(Inbound)), Is.EqualTo((true, false)));
        var result = await recipient.CallAsync(harness.Call(), new());
        Assert.That((result.Outcome, result.Exceptions.Single()), Is.EqualTo((CallOutcome.Failed, exception)));
    }

    private static void Listen()
    {
    }

    private static (bool Bounce, bool Open, bool Inbound) CanHandle<TEvent>(IReadOnlyList<string>? types, params Type[] excluded)
    {
        var recipient = Create<TEvent>(new(typeof(object), "a", types, null), excluded);
        return (recipient.CanHandle(Bounce), recipient.CanHandle(Open), recipient.CanHandle(Inbound));
    }

    private static Recipient Create<TEvent>(HandlerClass handler, Type[] excluded) => Recipient.ForHandler(
        1,
        handler,
        [HandlerContract.All.Single(static contract => !contract.IsBatch && contract.Payload == typeof(TEvent))],
        excluded,
        static _ => new object(),
        isSingleton: false);
}
