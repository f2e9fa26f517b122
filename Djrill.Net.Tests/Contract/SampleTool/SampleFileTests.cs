using System.Text;
using System.Text.RegularExpressions;
using Djrill.Net.Events;

namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>What <c>send --file</c> and <c>send --eml</c> make of files.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
internal sealed class SampleFileTests : SampleFixture
{
    /// <summary>Escapes, blanks, a time at any place and as a text, a repeated name, no time, and a byte that is not UTF-8.</summary>
    private static readonly string[] Events =
    [
        """{ "event" : "open","ts" : 1700000000 , "_id":"a\/\u00e9","url":"x" }""",
        """{"msg":{"ts":5,"email":"a"},"event":"send","_id":"b","ts":"1700000001"}""",
        """{"event":"click","ts":1,"_id":"c","ts":2}""",
        """{"event":"spam"}""",
        "{\"event\":\"unsub\",\"ts\":3,\"_id\":\"d\",\"msg\":{\"subject\":\"\u00e9\"}}",
        "{}",
    ];

    private readonly RawReceiver _receiver = new();

    public override void Dispose()
    {
        _receiver.Dispose();
        base.Dispose();
    }

    [Test]
    public async Task KeepTimes_KeepsEachByteInEveryForm(CancellationToken cancellationToken)
    {
        var array = $"[\n {string.Join(" ,\r\n ", Events)}\n]\n";
        string[] forms = [$"\u00ef\u00bb\u00bf{array}", string.Join('\n', Events), $"x=1&mandrill_events={Percent(array)}&y=2\n"];

        await Task.WhenAll(forms.Select((form, index) => Sample
            .Start("send", $"{_receiver.Address}/{index}", "--keep-times", "--file", Sample.Write($"{index}.txt", Encoding.Latin1.GetBytes(form)))
            .EndAsync(cancellationToken)));

        Assert.That(
            _receiver.Requests.Select(static request => Encoding.Latin1.GetString(request.EventBytes)),
            Has.Exactly(3).Items.And.All.EqualTo($"[{string.Join(',', Events)}]"));
    }

    [Test]
    public async Task TimesNotKept_OnlyTheTimeIsNew(CancellationToken cancellationToken)
    {
        var before = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

        await Sample.Start("send", $"{_receiver.Address}/x", "--file", Sample.Write("e.jsonl", Encoding.Latin1.GetBytes(string.Join('\n', Events)))).EndAsync(cancellationToken);

        var sent = Encoding.Latin1.GetString(_receiver.Requests.Single().EventBytes);
        var time = MandrillEvent.Parse("{\"ts\":" + Regex.Match(sent, "[0-9]{10}").Value + "}").Timestamp!.Value.ToUnixTimeSeconds();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(time, Is.InRange(before, DateTimeOffset.UtcNow.ToUnixTimeSeconds()));
            Assert.That(sent, Is.EqualTo("[" + string.Join(',',
                $$"""{ "event" : "open","ts" : {{time}} , "_id":"a\/\u00e9","url":"x" }""",
                $$$"""{"msg":{"ts":5,"email":"a"},"event":"send","_id":"b","ts":{{{time}}}}""",
                $$$"""{"event":"click","ts":1,"_id":"c","ts":{{{time}}}}""",
                $$$"""{"event":"spam","ts":{{{time}}}}""",
                $"{{\"event\":\"unsub\",\"ts\":{time},\"_id\":\"d\",\"msg\":{{\"subject\":\"\u00e9\"}}}}",
                $$$"""{"ts":{{{time}}}}""") + "]"));
        }
    }

    [Test]
    public async Task Batch_IsSplitAsMandrillDoes(CancellationToken cancellationToken)
    {
        var file = Sample.Write("many.jsonl", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 1001).Select(static i => $"{{\"event\":\"send\",\"_id\":\"{i}\"}}\n"))));

        await Sample.Start("send", $"{_receiver.Address}/x", "--file", file).EndAsync(cancellationToken);

        Assert.That(_receiver.Requests.Select(static request => request.Parsed.Count), Is.EqualTo([1000, 1]));
    }

    private static string Percent(string latin1) => string.Concat(Encoding.Latin1.GetBytes(latin1).Select(static item =>
        item == ' ' ? "+" : $"%{item:X2}"));
}
