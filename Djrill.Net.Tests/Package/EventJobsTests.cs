using System.Collections.Concurrent;
using Djrill.Net.Events;

namespace Djrill.Net.Tests.Package;

/// <summary>Runs the examples of docs/events.md on the samples of the reference.</summary>
internal sealed class EventJobsTests : JobsFixture
{
    private const string Page = "docs/events.md";
    private const string BouncedId = "0123456789abcdef0123456789abcdef";
    private const string ClickedId = "123456789abcdef0123456789abcdef0";

    private static readonly DateTimeOffset BeforeExpiry = new(2023, 11, 20, 0, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task BouncedAddress_IsSuppressed()
    {
        using var block = RunningBlock.Under(Page, "Suppress bounced addresses");

        await PostAsync(
            Sample("hard_bounce"),
            Sample("hard_bounce", ("msg.email", "JANE@example.com")),
            Sample("hard_bounce", ("event", "soft_bounce"), ("msg.email", "full@example.com")),
            Sample("hard_bounce", ("event", "spam"), ("msg.email", "cross@example.com"), ("msg.bounce_description", "")),
            Sample("hard_bounce", ("_id", "exampleaaaaaaaaaaaaaaaaaaaaaaaaa1"), ("msg.email", "example.webhook@mandrillapp.com")),
            Sample("click"),
            Sample("inbound"));

        Assert.That(block.Get<ConcurrentDictionary<string, string>>("Suppression", "Reasons"), Is.EquivalentTo(new Dictionary<string, string>
        {
            ["jane@example.com"] = "bad_mailbox",
            ["cross@example.com"] = "Spam",
        }));
    }

    [Test]
    public async Task ResentOpensAndClicks_AreCountedOnce()
    {
        using var block = RunningBlock.Under(Page, "Count opens and clicks");
        var open = Sample("click", ("event", "open"), ("url", ""));
        var nextOpen = Sample("click", ("event", "open"), ("url", ""), ("ts", 1700000061));

        await PostAsync(open, Sample("click"), Sample("hard_bounce"));
        open["msg"]!["opens"]![0]!.AddAfterSelf(open["msg"]!["opens"]![0]!.DeepClone());
        await PostAsync(open, Sample("click", ("msg.state", "spam")), nextOpen);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Count(ClickedId, MandrillMessageEventKind.Open), Is.EqualTo(2));
            Assert.That(Count(ClickedId, MandrillMessageEventKind.Click), Is.EqualTo(1));
            Assert.That(Count(BouncedId, MandrillMessageEventKind.Open), Is.Zero);
        }

        int Count(string id, MandrillMessageEventKind kind) => block.Call<int>("Engagement", "Count", id, kind);
    }

    [TestCase("add", true)]
    [TestCase("add change", true)]
    [TestCase("add remove", false)]
    [TestCase("remove add", false, TestName = "AdditionThatArrivesAfterItsRemoval_IsNoEntry")]
    [TestCase("add remove add remove", false)]
    [TestCase("add unheard_of", true)]
    [TestCase("", false)]
    public async Task DenyList_IsMirrored(string actions, bool isDenied)
    {
        using var block = RunningBlock.Under(Page, "Mirror the deny list");

        foreach (var action in actions.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            await PostAsync(Sample("blacklist_add", ("action", action), ("ts", action == "add" ? 1700000180 : 1700000200)));
        }

        Assert.That(block.Call<bool>("DenyList", "Holds", "Jane@Example.com", BeforeExpiry, "shop"), Is.EqualTo(isDenied));
    }

    [Test]
    public async Task EntryOfTheDenyList_CeasesAndIsItsSubaccountsAlone()
    {
        using var block = RunningBlock.Under(Page, "Mirror the deny list");

        await PostAsync(Sample("blacklist_add"), Sample("whitelist_add"), Sample("blacklist_add", ("type", "denylist"), ("reject.email", "new@example.com")));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Holds("jane@example.com", BeforeExpiry, "shop"), Is.True);
            Assert.That(Holds("new@example.com", BeforeExpiry, "shop"), Is.True);
            Assert.That(Holds("jane@example.com", BeforeExpiry.AddDays(7), "shop"), Is.False);
            Assert.That(Holds("jane@example.com", BeforeExpiry, null), Is.False);
            Assert.That(Holds("john@example.com", BeforeExpiry, null), Is.False);
        }

        bool Holds(string address, DateTimeOffset now, string? subaccount) => block.Call<bool>("DenyList", "Holds", address, now, subaccount);
    }
}
