using Djrill.Net.Events;

namespace Djrill.Net.Tests.Events;

/// <summary>The addresses of an inbound email.</summary>
internal sealed class InboundAddressTests
{
    [Test]
    public void Email_HasItsAddresses()
    {
        var email = Received.Event<MandrillInboundEvent>(InboundEventTests.Email);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(email.Timestamp, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1700000120)));
            Assert.That(email.Recipient, Is.EqualTo("help@in.example.org"));
            Assert.That(email.FromEmail, Is.EqualTo("jane@example.com"));
            Assert.That(email.FromName, Is.EqualTo("Jane"));
            Assert.That(email.To, Is.EqualTo([
                new MandrillAddress { Email = "to@example.com", Name = "Other To" },
                new MandrillAddress { Email = "help@in.example.org" },
                new MandrillAddress { Email = "a@b" },
            ]));
            Assert.That(email.Cc, Is.Empty);
            Assert.That(email.Sender, Is.Null);
        }
    }

    [TestCase("""[["undisclosed-recipients:;",null]]""")]
    [TestCase("""[["undisclosed-recipients:","x"]]""")]
    [TestCase("""[["Undisclosed recipients: ;",null]]""")]
    [TestCase("""[[";",null]]""")]
    [TestCase("""{"0":["undisclosed-recipients:;",null]}""")]
    public void GroupWithoutMembers_IsNoAddress(string json) =>
        Assert.That(Received.Event<MandrillInboundEvent>($$"""{"event":"inbound","msg":{"to":{{json}},"cc":{{json}}} }""") is var email ? email.To.Concat(email.Cc) : [], Is.Empty);

    [TestCase("""[["Friends: a@b.c",null],["d@e.f;",null]]""")]
    [TestCase("""{"1":["Friends:a@b.c",null],"4":{"0":"d@e.f ;","1":null}}""")]
    [TestCase("""[["a@b.c",null],["d@e.f",null]]""")]
    public void Group_LeavesItsMembers(string json) => Assert.That(
        Received.Event<MandrillInboundEvent>($$"""{"event":"inbound","msg":{"to":{{json}} } }""").To.Select(static address => address.Email),
        Is.EqualTo(["a@b.c", "d@e.f"]));

    [TestCase("a@[IPv6:2001:db8::1]")]
    [TestCase("\\\"a:b\\\"@c.d")]
    public void ColonInAnAddress_IsNoGroup(string address) => Assert.That(
        Received.Event<MandrillInboundEvent>($$"""{"event":"inbound","msg":{"to":[["{{address}}",null]]} }""").To.Single().Email,
        Is.EqualTo(address.Replace("\\", "", StringComparison.Ordinal)));
}
