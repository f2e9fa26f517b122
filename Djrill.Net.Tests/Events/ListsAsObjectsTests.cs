using Djrill.Net.Events;

namespace Djrill.Net.Tests.Events;

/// <summary>PHP has one type for lists and objects, so that either may come in place of the other.</summary>
internal sealed class ListsAsObjectsTests
{
    [Test]
    public void MetadataAsAList_HasNumbersForNames() => Assert.That(
        Message("""{"metadata":["a",7,null]}""").Metadata.Select(static member => $"{member.Key}={member.Value}"), Is.EqualTo(["0=a", "1=7", "2="]));

    [TestCase("""{"metadata":[]}""")]
    [TestCase("""{"metadata":{}}""")]
    [TestCase("""{"metadata":null}""")]
    [TestCase("""{}""")]
    public void EmptyMetadata_HasNoMember(string json) => Assert.That(Message(json).Metadata, Is.Empty);

    [Test]
    public void MetadataWithNumbersForNames_KeepsThem() => Assert.That(Message("""{"metadata":{"3":"a"}}""").Metadata.Keys, Is.EqualTo(["3"]));

    [TestCase("""{"tags":{"0":"a","2":"b"}}""", "a b")]
    [TestCase("""{"tags":{"2":"b","0":"a"}}""", "b a", TestName = "Elements_KeepTheirOrder")]
    [TestCase("""{"tags":{"a":"b"}}""", "", TestName = "ObjectWithNames_IsNoList")]
    [TestCase("""{"tags":{"0":"b","a":"c"}}""", "")]
    [TestCase("""{"tags":{"":"b"}}""", "")]
    public void Tags_AreRead(string json, string tags) => Assert.That(string.Join(' ', Message(json).Tags), Is.EqualTo(tags));

    [Test]
    public void EveryListOfAMessage_IsRead()
    {
        var message = Message("""{"opens":{"1":{"ip":"a"}},"clicks":{"1":{"ip":"b"}},"smtp_events":{"1":{"type":"sent"}},"resends":{"1":7}}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(message.Opens.Single().Ip, Is.EqualTo("a"));
            Assert.That(message.Clicks.Single().Ip, Is.EqualTo("b"));
            Assert.That(message.SmtpEvents.Single().Type, Is.EqualTo("sent"));
            Assert.That(message.Resends, Has.Count.EqualTo(1));
        }
    }

    private static MandrillMessage Message(string json) => Received.Event<MandrillMessageEvent>($$"""{"event":"open","msg":{{json}} }""").Message;
}
