using System.Diagnostics;
using System.Text;
using Djrill.Net.Protocol;

namespace Djrill.Net.Tests.Protocol.Diagnosis;

internal sealed class BodyMistakesTests
{
    [TestCase("""[{"u":"http://a"}]""", """[{"u":"http:\/\/a"}]""", "JSON format")]
    [TestCase("""[{"n":"é😀"}]""", """[{"n":"\u00e9\ud83d\ude00"}]""", "JSON format")]
    [TestCase("""[{"n":"é /"}]""", """[{"n":"\u00e9 \/"}]""", "JSON format")]
    [TestCase("""[{"n":"\u00E9\\u00E9"}]""", """[{"n":"\u00e9\\u00E9"}]""", "JSON format")]
    [TestCase("""[{"a": 1, "b": "x: y, z"}]""", """[{"a":1,"b":"x: y, z"}]""", "JSON format")]
    [TestCase("""["it\u0027s \u003Cb\u003E \u0022\u002B\u0022 \u005C \u002F"]""", """["it's <b> \"+\" \\ /"]""", "JSON format")]
    [TestCase("""["it\u0027s \u002F"]""", """["it's \/"]""", "JSON format")]
    [TestCase("""["\u0020\u007E"]""", """[" ~"]""", "JSON format")]
    [TestCase("""["\u000A\u007F"]""", """["\u000a\u007f"]""", "JSON format")]
    [TestCase("[\n  1\n]", "[1]", "JSON format")]
    [TestCase("[1]\r\n", "[1]", "line ends")]
    [TestCase("[1]\n\n", "[1]", "line ends")]
    [TestCase("[1,\n2]", "[1,\r\n2]", "line ends")]
    [TestCase("[1,\r\n2]", "[1,\n2]", "line ends")]
    [TestCase("%5B%22a+b%22%5D", "[\"a b\"]", "encoded twice")]
    [TestCase("%5B%22a+b%22%5D", "[\"a+b\"]", "encoded twice")]
    [TestCase("""["a b@c.d","x y"]""", """["a+b@c.d","x y"]""", "plus signs")]
    [TestCase("""["a+b@c.d","x+y"]""", """["a+b@c.d","x y"]""", "plus signs")]
    [TestCase("""["x+y"]""", """["x y"]""", "plus signs")]
    [TestCase("""["x y"]""", """["x+y"]""", "plus signs")]
    [TestCase("""["a b@c.d"," 49 30 1","1   1"]""", """["a+b@c.d","+49 30 1","1 + 1"]""", "plus signs")]
    [TestCase("""["a b@c.d"," 5 items"]""", """["a+b@c.d"," 5 items"]""", "plus signs")]
    [TestCase("""["a+b@c.d","+5+items"]""", """["a+b@c.d"," 5 items"]""", "plus signs")]
    [TestCase("""["a+b@c.d"]""", """["a b@c.d"]""", "plus signs")]
    [TestCase("""[" 49 1","x+y"]""", """["+49 1","x+y"]""", "plus signs")]
    [TestCase("""["+49+1","x+y"]""", """["+49 1","x y"]""", "plus signs")]
    [TestCase("""["AAAAAAAAAAA AAAA"]""", """["AAAAAAAAAAA+AAAA"]""", "plus signs")]
    [TestCase("""["AAAAAAAAAAAAAAA AAAA","x y"]""", """["AAAAAAAAAAAAAAA+AAAA","x y"]""", "plus signs")]
    [TestCase("""["AA\/AAAAAAAAAAAA AAA=","an order of ours"]""", """["AA\/AAAAAAAAAAAA+AAA=","an order of ours"]""", "plus signs")]
    public void ChangeOnTheWay_IsUndone(string received, string sent, string word) => Assert.That(
        Correct(("mandrill_events", received)).Where(variant => variant.Text == sent).Select(static variant => variant.Word), Has.Some.EqualTo(word));

    [TestCase("[1]")]
    [TestCase("[\"\u007f\"]")]
    [TestCase("""[{"u":"http:\/\/a","n":"\u00e9","e":1}]""")]
    public void BodyAsMandrillSendsIt_HasNoVariantOfOtherFormat(string received) => Assert.That(
        Correct(("mandrill_events", received)).Select(static variant => variant.Word), Has.None.EqualTo("JSON format"));

    [TestCase("\n[\"/\"]")]
    [TestCase("[\"/\"]\r\n")]
    public void LineEndBesideAnotherFormat_IsAnotherMistake(string received) => Assert.That(
        Correct(("mandrill_events", received)).Where(static variant => variant.Word == "JSON format").Select(static variant => variant.Text.Trim() == variant.Text),
        Is.Not.Empty.And.All.False);

    [TestCase(1, @"'\/' for '/'")]
    [TestCase(2, @"escapes such as '\u00e9' for other letters")]
    [TestCase(4, "no spaces between values")]
    [TestCase(7, @"'\/' for '/' and escapes such as '\u00e9' for other letters and no spaces between values")]
    public void Format_IsDescribed(int rules, string text) => Assert.That(JsonFormat.Describe((JsonRules)rules), Is.EqualTo(text));

    [Test]
    public void OtherFields_AreLeftOut()
    {
        var (text, word) = Correct(("a", "1"), ("mandrill_events", "[]"))[0];

        Assert.That((text, word), Is.EqualTo(("[]", "form fields")));
    }

    [Test]
    public void FieldMissing_HasNoVariant() => Assert.That(Correct(("a", "[ ]"), ("b", "[ ]")), Is.Empty);

    [Test]
    public void FieldRepeated_HasEachAlone() => Assert.That(
        Correct(("mandrill_events", "[1]"), ("mandrill_events", "[2]")), Is.EqualTo([("[1]", "form fields"), ("[2]", "form fields")]));

    [TestCase("\"")]
    [TestCase("\\")]
    [TestCase("\"\\")]
    [TestCase(" ")]
    [TestCase("\"a ")]
    [TestCase("%")]
    public void HostileText_TakesLinearTime(string piece)
    {
        var started = Stopwatch.GetTimestamp();

        Assert.That(() => Correct(("mandrill_events", string.Concat(Enumerable.Repeat(piece, 1024 * 1024 / piece.Length)))), Throws.Nothing);

        // Quadratic time would be many minutes.
        Assert.That(Stopwatch.GetElapsedTime(started), Is.LessThan(TimeSpan.FromSeconds(60)));
    }

    private static List<(string Text, string Word)> Correct(params (string Name, string Value)[] fields) =>
    [
        .. BodyMistakes.Correct(FormFields.FromStrings(fields.Select(static field => KeyValuePair.Create(field.Name, field.Value)))).Select(static variant =>
        {
            variant.Form.FindEvents(out var events);
            return (Encoding.UTF8.GetString(events.Value.Span), variant.Mistake.Word);
        }),
    ];
}
