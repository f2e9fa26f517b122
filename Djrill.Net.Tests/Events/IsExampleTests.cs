namespace Djrill.Net.Tests.Events;

/// <summary>Which events come from "Send Test" at Mandrill.</summary>
internal sealed class IsExampleTests
{
    [TestCase("""{"event":"send","_id":"exampleaaaaaaaaaaaaaaaaaaaaaaaaa"}""")]
    [TestCase("""{"event":"send","msg":{"_id":"exampleaaaaaaaaaaaaaaaaaaaaaaaaa12"}}""")]
    [TestCase("""{"event":"send","_id":"abc","msg":{"email":"Example.Webhook@mandrillapp.com"}}""")]
    [TestCase("""{"type":"whitelist","action":"add","entry":{"email":"example.webhook@mandrillapp.com"}}""")]
    [TestCase("""{"event":"inbound","ts":1368214102,"msg":{"subject":"This is an example webhook message"}}""")]
    [TestCase("""{"event":"sms_sent","_id":"exampleaaaaaaaaaaaaaaaaaaaaaaaaa"}""")]
    [TestCase("""{"event":"sms_sent","msg":{"email":"example.webhook@mandrillapp.com"}}""")]
    public void Example_IsOne(string json) => Assert.That(Received.Args(json).Event.IsExample, Is.True);

    [TestCase("""{"event":"send","_id":"example","msg":{"email":"example@mandrillapp.com"}}""")]
    [TestCase("""{"event":"send","_id":"Exampleaaaaaaaaa"}""")]
    [TestCase("""{"event":"inbound","ts":1700000000,"msg":{"subject":"This is an example webhook message"}}""", TestName = "EmailThatOnlyLooksLikeAnExample_IsNone")]
    [TestCase("""{"event":"inbound","ts":1368214102,"msg":{"subject":"Hello"}}""")]
    [TestCase("""{"type":"blacklist","action":"add"}""")]
    [TestCase("""{"event":"sms_sent"}""")]
    public void AnyOther_IsNone(string json) => Assert.That(Received.Args(json).Event.IsExample, Is.False);
}
