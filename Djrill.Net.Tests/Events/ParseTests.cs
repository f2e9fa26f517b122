using System.Text;
using Djrill.Net.Events;
using Djrill.Net.Tests.Events.Matrix;
using Newtonsoft.Json;

namespace Djrill.Net.Tests.Events;

/// <summary>An event that leaves the request as JSON, and is made of it elsewhere.</summary>
internal sealed class ParseTests
{
    private static IEnumerable<string> Delivered =>
    [
        .. Samples.Names.Select(static name => Samples.Of(name).ToString(Formatting.Indented)),
        "{}",
        """{"event":"send","ts":"x","_id":[],"msg":7}""",
        """{"event":"open","ts":1e400,"msg":{"metadata":{"a":1e400,"b":1.10,"\ud83d":"\ude00","c":[],"c":{}},"resends":[1e2]}}""",
        """{"event":"\u006fpen","msg":{"email":"2023-11-14T22:13:20+01:00","ts":17e8}}""",
        """{"type":"blacklist","action":"add","type":"whitelist"}""",
        """{"event":"","type":"denylist"}""",
        $$"""{"event":"sms","n":{{new string('9', 400)}}}""",
        $$"""{"event":"sms","n":{{new string('[', 62)}}{{new string(']', 62)}}}""",
    ];

    [TestCaseSource(nameof(Delivered))]
    public void ParsedEvent_EqualsTheDeliveredOne(string json)
    {
        var delivered = Received.Args(json).Event;
        var parsed = MandrillEvent.Parse(delivered.ToJson());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(parsed, Is.TypeOf(delivered.GetType()));
            Assert.That(Getters.Read(parsed), Is.EqualTo(Getters.Read(delivered)));
            Assert.That(Getters.Read(MandrillEvent.Parse(delivered.Utf8Json.Span)), Is.EqualTo(Getters.Read(delivered)));
            Assert.That((delivered.ToJson(), parsed.ToJson()), Is.EqualTo((json, json)));
            Assert.That(delivered.Utf8Json.ToArray(), Is.EqualTo(Encoding.UTF8.GetBytes(json)));
            Assert.That(MandrillEvent.TryParse(json, out var tried) && tried.IdempotencyKey == delivered.IdempotencyKey, Is.True);
        }
    }

    [Test]
    public void ChangedData_ChangesNothingElse([ValueSource(nameof(Delivered))] string json)
    {
        var changed = MandrillEvent.Parse(json);
        var data = changed.Data;
        data.RemoveAll();
        data["event"] = "changed";

        Assert.That(Others(changed), Is.EqualTo(Others(MandrillEvent.Parse(json))));
        Assert.That(changed.Data, Is.SameAs(data));
    }

    [Test]
    public void ChangedData_OfOneEventObject_IsNotSeenByAnother()
    {
        var one = Received.Args("""{"event":"sms","a":1}""").Event;
        var other = EventReader.Read(one.EventType, one.Utf8Json);
        one.Data["a"] = 2;

        Assert.That((int)other.Data["a"]!, Is.EqualTo(1));
    }

    [Test]
    public void CallersBuffer_IsCopied()
    {
        var buffer = """{"event":"open","_id":"abc"}"""u8.ToArray();
        var parsed = (MandrillMessageEvent)MandrillEvent.Parse(buffer);
        Array.Fill(buffer, (byte)'x');

        Assert.That((parsed.MessageId, parsed.ToJson()), Is.EqualTo(("abc", """{"event":"open","_id":"abc"}""")));
    }

    [Test]
    public void BytesThatAreNotUtf8_AreKeptAndReadAsTheReplacementCharacter()
    {
        var bytes = Encoding.Latin1.GetBytes("""{"event":"unsub","msg":{"subject":"ÿ(","metadata":{"ÿ":"ÿ"}}}""");
        var kept = (MandrillMessageEvent)MandrillEvent.Parse(bytes);
        var parsed = (MandrillMessageEvent)MandrillEvent.Parse(kept.ToJson());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept.Utf8Json.ToArray(), Is.EqualTo(bytes));
            Assert.That(kept.Message.Subject, Is.EqualTo("\ufffd("));
            Assert.That(kept.Message.Metadata["\ufffd"].GetString(), Is.EqualTo("\ufffd"));
            Assert.That(Others(parsed), Is.EqualTo(Others(kept)));
        }
    }

    [Test]
    public void HalfASurrogatePairInTheText_IsTheReplacementCharacter() => Assert.That(
        ((MandrillMessageEvent)MandrillEvent.Parse("{\"event\":\"open\",\"msg\":{\"subject\":\"\ud83d\"}}")).Message.Subject, Is.EqualTo("\ufffd"));

    [Test]
    public void WhiteSpaceAroundTheObject_IsAllowed() =>
        Assert.That(MandrillEvent.Parse("\r\n\t {\"event\":\"open\"}\n ").EventType, Is.EqualTo("open"));

    [Test]
    public void EventReadByManyThreads_IsReadOnce()
    {
        var parsed = (MandrillMessageEvent)MandrillEvent.Parse(Samples.Of("click").ToString());
        var read = new (MandrillMessage, object)[64];
        Parallel.For(0, read.Length, i => read[i] = (parsed.Message, parsed.Data));

        Assert.That(read, Is.All.EqualTo((parsed.Message, (object)parsed.Data)));
    }

    /// <summary>All getters but Data, and Utf8Json, which differs where U+FFFD was written out.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Others(MandrillEvent mandrillEvent) =>
        Getters.Read(mandrillEvent).Where(static line => line.Key is not (nameof(MandrillEvent.Data) or nameof(MandrillEvent.Utf8Json)));
}
