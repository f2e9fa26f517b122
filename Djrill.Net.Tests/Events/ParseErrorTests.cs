using System.Text;
using Djrill.Net.Events;

namespace Djrill.Net.Tests.Events;

/// <summary>What is not an event's JSON, and what the exception says of it.</summary>
internal sealed class ParseErrorTests
{
    private const string Cure = "Pass the value of 'MandrillEvent.ToJson()' or 'MandrillEvent.Utf8Json'.";

    [TestCase("", "is empty")]
    [TestCase(" ", "is not valid JSON at line 1, byte 2")]
    [TestCase("null", "is null")]
    [TestCase("7", "is a number")]
    [TestCase("\"secret\"", "is a string")]
    [TestCase("true", "is a Boolean")]
    [TestCase("false", "is a Boolean")]
    [TestCase("[]", "is an array")]
    [TestCase("""[{"event":"open"}]""", "is an array")]
    [TestCase("secret", "is not valid JSON at line 1, byte 1")]
    [TestCase("{}{}", "is not valid JSON at line 1, byte 3")]
    [TestCase("{} secret", "is not valid JSON at line 1, byte 4")]
    [TestCase("[] secret", "is not valid JSON at line 1, byte 4")]
    [TestCase("{\"event\":\n\"secret", "is not valid JSON at line 2, byte 8")]
    [TestCase("{'event':'open'}", "is not valid JSON at line 1, byte 2")]
    [TestCase("""{"event":"open",}""", "is not valid JSON at line 1, byte 17")]
    [TestCase("""{/* secret */}""", "is not valid JSON at line 1, byte 2")]
    [TestCase("""{"ts":NaN}""", "is not valid JSON at line 1, byte 7")]
    [TestCase("""{"ts":01}""", "is not valid JSON at line 1, byte 8")]
    [TestCase("\ufeff{}", "is not valid JSON at line 1, byte 1")]
    [TestCase("{\ud83d}", "is not valid JSON at line 1, byte 2", TestName = "HalfASurrogatePairOutsideATextIsNoJson")]
    public void AnythingButOneObject_IsAFormatException(string json, string found)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => MandrillEvent.Parse(json), Throws.TypeOf<FormatException>()
                .With.Message.EqualTo($"'json' must be exactly one JSON object, but {found}. {Cure}").And.InnerException.Null);
            Assert.That(() => MandrillEvent.Parse(Encoding.UTF8.GetBytes(json)), Throws.TypeOf<FormatException>()
                .With.Message.EqualTo($"'utf8Json' must be exactly one JSON object, but {found}. {Cure}"));
            Assert.That((MandrillEvent.TryParse(json, out var mandrillEvent), mandrillEvent), Is.EqualTo((false, (MandrillEvent?)null)));
        }
    }

    [TestCase("[", "]", "{")]
    [TestCase("""{"a":""", "}", "{")]
    public void JsonThatNestsTooDeep_IsAFormatException(string open, string close, string start)
    {
        var json = $"{start}\"a\":{string.Concat(Enumerable.Repeat(open, 63))}{(open == "[" ? "" : "1")}{string.Concat(Enumerable.Repeat(close, 63))}}}";

        Assert.That(() => MandrillEvent.Parse(json), Throws.TypeOf<FormatException>().With.Message.Contain("nests more than 63 levels deep"));
    }

    [Test]
    public void Null_IsAnArgumentNullException()
    {
        Assert.That(static () => MandrillEvent.Parse((string)null!), Throws.ArgumentNullException);
        Assert.That(MandrillEvent.TryParse(null, out _), Is.False);
    }

    [Test]
    public void NoBytes_AreAFormatException() =>
        Assert.That(static () => MandrillEvent.Parse(default(ReadOnlySpan<byte>)), Throws.TypeOf<FormatException>().With.Message.Contain("is empty"));
}
