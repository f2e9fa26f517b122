using System.Net;
using System.Text;
using Djrill.Net.Protocol;

namespace Djrill.Net.Tests.Protocol;

internal sealed class FormDecoderTests
{
    [TestCase("", "")]
    [TestCase("a=b", "a:b")]
    [TestCase("a=b&c=d", "a:b|c:d")]
    [TestCase("&&a=b&&", "a:b", TestName = "EmptyParts_AreNoFields")]
    [TestCase("a", "a:", TestName = "NameAlone_HasAnEmptyValue")]
    [TestCase("=b", ":b", TestName = "ValueAlone_HasAnEmptyName")]
    [TestCase("=", ":")]
    [TestCase("a=b=c", "a:b=c", TestName = "SecondEqualsSign_BelongsToTheValue")]
    [TestCase("a=1&A=2&a=3", "a:1|A:2|a:3", TestName = "EqualNames_StayApart")]
    [TestCase("a=x+y%20z%2B", "a:x y z+")]
    [TestCase("%61%3d=%3D%26", "a=:=&", TestName = "EscapedSeparators_SeparateNothing")]
    [TestCase("a=%", "a:%")]
    [TestCase("a=%4", "a:%4")]
    [TestCase("a=%zz%4g%%41", "a:%zz%4g%A", TestName = "PercentWithoutHexDigits_Stays")]
    [TestCase("a=%2525", "a:%25", TestName = "Escapes_AreDecodedOnce")]
    [TestCase("a=1;b=2", "a:1;b=2")]
    [TestCase("a=%00%01", "a:\0\u0001", TestName = "ControlCharacters_AreDecoded")]
    public void Form_IsDecoded(string body, string expected) => Assert.That(Decode(Encoding.Latin1.GetBytes(body)), Is.EqualTo(expected));

    [Test]
    public void RandomBytes_AreDecodedAsTheFrameworkDecodesThem()
    {
        var random = new Random(20261123);
        var alphabet = "%%%%&=+0123456789abcdefABCDEFgz[]{}\u0000\u00c3\u00ff"u8.ToArray();
        for (var i = 0; i < 20_000; i++)
        {
            var body = random.GetItems(alphabet, random.Next(40));
            if (body.Count(static value => value == '&') >= FormDecoder.MaxFields)
            {
                continue;
            }


            Assert.That(Decode([.. body]), Is.EqualTo(Reference(body)), () => $"case {i}: {Convert.ToHexString(body)}");
        }
    }

    /// <summary>Splits by text and decodes with the framework's decoder of bytes: nothing of ours.</summary>
    private static string Reference(byte[] body) => string.Join('|', Encoding.Latin1.GetString(body)
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(static part => part.Split('=', 2))
        .Select(static pair => $"{ReferenceText(pair[0])}:{(pair.Length == 2 ? ReferenceText(pair[1]) : "")}"));

    private static string ReferenceText(string text) =>
        text.Length == 0 ? "" : Encoding.Latin1.GetString(WebUtility.UrlDecodeToBytes(Encoding.Latin1.GetBytes(text), 0, text.Length)!);

    private static FormFields Form(byte[] body)
    {
        Assert.That(FormDecoder.Decode(body, out var form), Is.Null);
        return form;
    }

    private static string Decode(byte[] body) => string.Join('|', Form(body).Sent
        .Select(static field => $"{Encoding.Latin1.GetString(field.Name.Span)}:{Encoding.Latin1.GetString(field.Value.Span)}"));
}
