using Djrill.Net.Events;
using Djrill.Net.Inbox;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.Admin;

internal sealed class InboxErasureTests(StoreKind kind) : AdminFixture(kind)
{
    private const string Ann = "ann@example.com";

    private static IEnumerable<TestCaseData<MandrillEvent>> Events =>
    [
        Case("Recipient", MandrillSamples.Open(static options => options.Recipient = Ann)),
        Case("Sender", MandrillSamples.Open(static options => options.Sender = Ann)),
        Case("From", MandrillSamples.Inbound(static email => email.From = Ann)),
        Case("To", MandrillSamples.Inbound(static email => email.To.Add(Ann))),
        Case("Cc", MandrillSamples.Inbound(static email => email.Cc.Add(Ann))),
        Case("Inbound address", MandrillSamples.Inbound(static email => email.Recipient = Ann)),
        Case("List entry", MandrillSamples.AllowlistAdd(static options => options.Recipient = Ann)),
        Case("Another case", MandrillSamples.Open(static options => options.Recipient = "Ann@Example.COM")),
        Case("Unknown type", MandrillEvent.Parse("""{"event":"sms","msg":{"email":"ann@example.com"}}""")),
    ];

    [TestCaseSource(nameof(Events))]
    public async Task EventWithTheAddress_IsErased(MandrillEvent mandrillEvent)
    {
        var ids = await Seed.StoreAsync(
            "", MandrillSamples.Open(static options => options.Recipient = "joann@example.com"), mandrillEvent, MandrillSamples.Inbound());

        var erased = await Inbox.EraseAsync($" {Ann}", Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(erased, Is.EqualTo(1));
            Assert.That(await ListAllAsync(new()), Is.EqualTo([ids[2], ids[0]]));
            Assert.That(
                await Store.ScalarAsync<long>($"SELECT count(*) FROM {Store.Tables.Lookup} WHERE digest = {LookupDigest.OfAddress(Ann)}"),
                Is.Zero);
            Assert.That(await Store.ScalarAsync<long>($"SELECT count(*) FROM {Store.Tables.Lookup}"), Is.GreaterThan(0), "the others");
        }
    }

    [Test]
    public async Task AddressInATextOnly_IsNotSearched()
    {
        await Seed.StoreAsync("", MandrillSamples.Inbound(static email => email.Text = Ann));

        Assert.That(await Inbox.EraseAsync(Ann, Token), Is.Zero);
    }

    [Test]
    public async Task ManyBatches_AreErased()
    {
        for (var batch = 0; batch < 150; batch++)
        {
            await Seed.StoreAsync("", MandrillSamples.Open(static options => options.Recipient = Ann), MandrillSamples.Open());
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Inbox.EraseAsync(Ann, Token), Is.EqualTo(150));
            Assert.That(await Inbox.EraseAsync(Ann, Token), Is.Zero);
        }
    }

    [TestCase("")]
    [TestCase(" ")]
    public void BlankAddress_IsRefused(string address) => Assert.That(() => Inbox.EraseAsync(address, Token), Throws.ArgumentException);

    private static TestCaseData<MandrillEvent> Case(string name, MandrillEvent mandrillEvent) =>
        new TestCaseData<MandrillEvent>(mandrillEvent).SetArgDisplayNames(name);
}
