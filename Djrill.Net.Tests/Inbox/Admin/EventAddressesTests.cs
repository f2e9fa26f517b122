using Djrill.Net.Events;
using Djrill.Net.Inbox;
using Djrill.Net.Testing;

namespace Djrill.Net.Tests.Inbox.Admin;

internal sealed class EventAddressesTests
{
    private static IEnumerable<TestCaseData<MandrillEvent, string[]>> Events =>
    [
        Case("Message", MandrillSamples.Open(static options => (options.Recipient, options.Sender) = ("to@a.example", "from@a.example")),
            "to@a.example", "from@a.example"),
        Case("List entry", MandrillEvent.Parse(
            """{"type":"blacklist","action":"add","reject":{"email":"entry@a.example","sender":{"address":"from@a.example"}}}"""),
            "entry@a.example", "from@a.example"),
        Case("Inbound", MandrillEvent.Parse(
            """
            {"event":"inbound","msg":{"email":"in@a.example","from_email":"from@a.example","sender":"sender@a.example",
            "to":[["to@a.example",null],["to2@a.example","Two"]],"cc":[["cc@a.example",null]]}}
            """),
            "in@a.example", "from@a.example", "sender@a.example", "to@a.example", "to2@a.example", "cc@a.example"),
        Case("Unknown", MandrillEvent.Parse("""{"event":"sms","msg":{"email":"who@a.example","sender":7}}"""), "who@a.example"),
        Case("Unknown without a message", MandrillEvent.Parse("""{"event":"sms","msg":[]}""")),
        Case("Nothing", MandrillEvent.Parse("""{"event":"open","msg":{"email":" "}}""")),
    ];

    [TestCaseSource(nameof(Events))]
    public void Addresses_AreThoseOfTheKind(MandrillEvent mandrillEvent, string[] expected) =>
        Assert.That(EventAddresses.Of(mandrillEvent), Is.EqualTo(expected));

    [TestCase("ann@example.com", " ANN@Example.com\t", true)]
    [TestCase("ann@example.com", "joann@example.com", false)]
    public void AddressesThatAreTheSame_HaveOneDigest(string address, string other, bool areSame)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(EventAddresses.AreSame(address, other), Is.EqualTo(areSame));
            Assert.That(LookupDigest.OfAddress(address) == LookupDigest.OfAddress(other), Is.EqualTo(areSame));
        }
    }

    private static TestCaseData<MandrillEvent, string[]> Case(string name, MandrillEvent mandrillEvent, params string[] expected) =>
        new TestCaseData<MandrillEvent, string[]>(mandrillEvent, expected).SetArgDisplayNames(name);
}
