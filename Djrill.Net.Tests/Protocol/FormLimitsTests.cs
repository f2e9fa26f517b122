using System.Text;
using Djrill.Net.Protocol;

namespace Djrill.Net.Tests.Protocol;

/// <summary>The limits are the same for a form that is decoded here and for one that the framework has read.</summary>
internal sealed class FormLimitsTests
{
    private static readonly string LongestName = new('n', 256);
    private static readonly string MostFields = string.Join('&', Enumerable.Repeat("a=1", 16));

    private static IEnumerable<TestCaseData> Forms =>
    [
        new TestCaseData(MostFields, null).SetArgDisplayNames("16 fields"),
        new TestCaseData($"{MostFields}&a=1", BodyError.TooManyFields).SetArgDisplayNames("17 fields"),
        new TestCaseData($"{MostFields}&a", BodyError.TooManyFields).SetArgDisplayNames("a name as the 17th"),
        new TestCaseData($"{MostFields}&=", BodyError.TooManyFields).SetArgDisplayNames("an empty name as the 17th"),
        new TestCaseData($"{MostFields}&%", BodyError.TooManyFields).SetArgDisplayNames("a cut escape as the 17th"),
        new TestCaseData($"&&{MostFields}&&", null).SetArgDisplayNames("16 fields and empty parts"),
        new TestCaseData($"{LongestName}={LongestName}{LongestName}", null).SetArgDisplayNames("a name of 256 bytes"),
        new TestCaseData($"{LongestName}", null).SetArgDisplayNames("a name alone of 256 bytes"),
        new TestCaseData($"{LongestName}n=", BodyError.NameTooLong).SetArgDisplayNames("a name of 257 bytes"),
        new TestCaseData($"{LongestName}n", BodyError.NameTooLong).SetArgDisplayNames("a name alone of 257 bytes"),
        new TestCaseData($"a=1&{LongestName}n=", BodyError.NameTooLong).SetArgDisplayNames("a long name as the second"),
        new TestCaseData($"{LongestName}%=", BodyError.NameTooLong).SetArgDisplayNames("a long name that ends in a cut escape"),
        new TestCaseData($"{LongestName[1..]}%6E=", null).SetArgDisplayNames("a name of 256 bytes and an escape"),
    ];

    [TestCaseSource(nameof(Forms))]
    public void Form_IsWithinTheLimits(string body, object? expected)
    {
        using var buffer = new BodyBuffer();
        var decoder = new FormDecoder(buffer);
        var read = FormReference.Read(Encoding.ASCII.GetBytes(body)).Select(static field => KeyValuePair.Create(field.Name, field.Value));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(decoder.Decode(Encoding.ASCII.GetBytes(body)) ?? decoder.End(out _), Is.EqualTo(expected));
            Assert.That(FormLimits.Check(FormFields.FromStrings(read)), Is.EqualTo(expected));
        }
    }

    [TestCase("n", 257, BodyError.NameTooLong)]
    [TestCase("n&", 17, BodyError.TooManyFields)]
    public void Excess_IsRefusedBeforeTheBodyEnds(string part, int count, object expected)
    {
        using var buffer = new BodyBuffer();
        var decoder = new FormDecoder(buffer);

        var errors = Enumerable.Range(0, count).Select(_ => decoder.Decode(Encoding.ASCII.GetBytes(part))).ToList();

        Assert.That(errors[..^1], Has.All.Null);
        Assert.That(errors[^1], Is.EqualTo(expected));
    }

    [Test]
    public void Error_EndsTheReadingOfAPiece()
    {
        using var buffer = new BodyBuffer();

        new FormDecoder(buffer).Decode(Encoding.ASCII.GetBytes($"{LongestName}n=1&{MostFields}&a=1"));

        Assert.That(buffer.Length, Is.EqualTo(257));
    }
}
