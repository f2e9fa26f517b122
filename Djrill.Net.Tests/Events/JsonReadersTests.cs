using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events;

/// <summary>
/// Why the package lets Newtonsoft read what <see cref="Utf8JsonReader"/> has split: what each makes of the same JSON.
/// Nothing here is of the package. The tests are there to notice the day that either changes: the reasons are to be
/// weighed anew then, and nothing is broken.
/// </summary>
internal sealed class JsonReadersTests
{
    [TestCase(@"""\ud83d""", "\ufffd", TestName = "HighSurrogateAlone_ThrowsInOneAndIsReplacedInTheOther")]
    [TestCase(@"""\ude00 cut""", "\ufffd cut", TestName = "LowSurrogateAlone_ThrowsInOneAndIsReplacedInTheOther")]
    [TestCase(@"""\ud83d\u0041""", "\ufffdA", TestName = "HighSurrogateBeforeALetter_ThrowsInOneAndIsReplacedInTheOther")]
    [TestCase(@"""\ud83d\ud83d\ude00""", "\ufffd\U0001f600", TestName = "HighSurrogateBeforeAPair_ThrowsInOneAndIsReplacedInTheOther")]
    public void HalfAnEmoji_IsReadByNewtonsoftAlone(string json, string expected)
    {
        Assert.That(() => TextOfTheFramework(Encoding.ASCII.GetBytes(json)), Throws.InvalidOperationException);
        Assert.That(ValueOfNewtonsoft(Encoding.ASCII.GetBytes(json)), Is.EqualTo(expected));
    }

    [Test]
    public void HalfAnEmojiInAName_IsReplacedByNewtonsoft() =>
        Assert.That(JObject.Parse(@"{""\ud83d"":1}").Properties().Single().Name, Is.EqualTo("\ufffd"));

    [TestCase("\u00c3(", "\ufffd(", TestName = "CutSequence_IsReadByNewtonsoftAlone")]
    [TestCase("\u00c0\u00a2", "\ufffd\ufffd", TestName = "OverlongQuote_IsReadByNewtonsoftAlone")]
    [TestCase("\u00ed\u00a0\u00bd", "\ufffd\ufffd\ufffd", TestName = "SurrogateInUtf8_IsReadByNewtonsoftAlone")]
    public void BytesThatAreNoUtf8_AreReadByNewtonsoftAlone(string bytes, string expected)
    {
        var json = Encoding.Latin1.GetBytes($"\"{bytes}\"");

        Assert.That(() => TextOfTheFramework(json), Throws.InvalidOperationException);
        Assert.That(ValueOfNewtonsoft(json), Is.EqualTo(expected));
    }

    [TestCase("9223372036854775808")]
    [TestCase("-9223372036854775809")]
    [TestCase("18446744073709551617")]
    [TestCase("123456789012345678901234567890123456789")]
    public void IntegerBeyond64Bits_KeepsItsDigitsInNewtonsoft(string number)
    {
        var value = ValueOfNewtonsoft(Encoding.ASCII.GetBytes(number));

        Assert.That(value, Is.TypeOf<BigInteger>());
        Assert.That(Convert.ToString(value, CultureInfo.InvariantCulture), Is.EqualTo(number));
    }

    // python3: int(float(2**64 + 1)) and int(float(123456789012345678901234567890123456789))
    [TestCase("18446744073709551617", "18446744073709551616")]
    [TestCase("123456789012345678901234567890123456789", "123456789012345684699646211807260966912")]
    public void IntegerBeyond64Bits_LosesDigitsInADouble(string number, string expected)
    {
        var reader = new Utf8JsonReader(Encoding.ASCII.GetBytes(number));
        reader.Read();

        Assert.That((reader.TryGetInt64(out _), reader.TryGetUInt64(out _)), Is.EqualTo((false, false)));
        Assert.That(new BigInteger(reader.GetDouble()), Is.EqualTo(BigInteger.Parse(expected, CultureInfo.InvariantCulture)));
    }

    [Test]
    public void LongestIntegerOfNewtonsoft_Has380Characters()
    {
        Assert.That(ValueOfNewtonsoft(Encoding.ASCII.GetBytes(new string('9', 380))), Is.EqualTo(BigInteger.Pow(10, 380) - 1));
        Assert.That(static () => ValueOfNewtonsoft(Encoding.ASCII.GetBytes(new string('9', 381))), Throws.TypeOf<JsonReaderException>());
    }

    private static string? TextOfTheFramework(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return reader.GetString();
    }

    private static object? ValueOfNewtonsoft(byte[] json)
    {
        using var reader = new JsonTextReader(new StreamReader(new MemoryStream(json)));
        reader.Read();
        return reader.Value;
    }
}
