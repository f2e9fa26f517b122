using System.Text;
using Djrill.Net.Protocol;

namespace Djrill.Net.Tests.Protocol;

internal sealed class FormDecoderTests
{
    /// <summary>About the size of the first block that is decoded into, so that its edge falls anywhere into the body.</summary>
    private const int LongBody = 4070;

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
    [Category(RandomCases.Category)]
    public void RandomBytes_AreDecodedAsTheFrameworkDecodesThem_HoweverTheyAreCut([Values] SeedKind kind)
    {
        var random = RandomCases.Create(kind);
        for (var i = RandomCases.CountFor(kind, 5_000); i > 0; i--)
        {
            var body = RandomBody(random, i % 50 == 0 ? LongBody : 0);
            if (body.Count(static value => value == '&') >= FormLimits.MaxFields)
            {
                continue;
            }

            Assert.That(Decode([.. Cut(body, random)]), Is.EqualTo(Reference(body)), () => $"case {i}: {Convert.ToHexString(body)}");
        }
    }

    [Test]
    public void ShortBody_IsTheSameHoweverItIsCut([Values("a=%41%", "%61=%4", "a%3=%%41", "a&=%zz&", "&&%4g=+")] string body)
    {
        var bytes = Encoding.Latin1.GetBytes(body);
        var expected = Reference(bytes);

        var decoded = Enumerable.Range(0, 1 << (bytes.Length - 1)).Select(cuts => Decode([.. Cut(bytes, cuts)])).ToList();

        Assert.That(decoded, Is.Not.Empty.And.All.EqualTo(expected));
    }

    [TestCase("%41", "A")]
    [TestCase("%4g", "%4g")]
    [TestCase("%%4", "%%4")]
    public void EscapeAtTheEdgeOfABlock_IsDecoded(string escape, string decoded)
    {
        // The first block has 4096 bytes; one of them holds the field's name.
        for (var length = 4080; length < 4100; length++)
        {
            var filling = new string('x', length);

            Assert.That(Decode(Encoding.Latin1.GetBytes($"a={filling}{escape}{escape}")), Is.EqualTo($"a:{filling}{decoded}{decoded}"));
        }
    }

    private static byte[] RandomBody(Random random, int minLength)
    {
        var alphabet = "%%%%&=+0123456789abcdefABCDEFgz[]{}\u0000\u00c3\u00ff"u8.ToArray();
        var body = random.GetItems(alphabet, random.Next(100));
        return minLength == 0 ? body : [.. "a="u8, .. Enumerable.Repeat((byte)'x', minLength + random.Next(40)), .. body];
    }

    private static IEnumerable<byte[]> Cut(byte[] body, Random random)
    {
        for (var start = 0; start < body.Length;)
        {
            var end = Math.Min(body.Length, start + random.Next(random.Next(2) == 0 ? 4 : body.Length + 1));
            yield return body[start..end];
            start = end;
        }
    }

    /// <summary>Cuts behind each byte whose bit is set.</summary>
    private static IEnumerable<byte[]> Cut(byte[] body, int cuts)
    {
        var start = 0;
        for (var i = 0; i < body.Length; i++)
        {
            if (i == body.Length - 1 || (cuts & (1 << i)) != 0)
            {
                yield return body[start..(i + 1)];
                start = i + 1;
            }
        }
    }

    private static string Reference(byte[] body) => Show(FormReference.Read(body));

    private static string Decode(params byte[][] pieces)
    {
        using var buffer = new BodyBuffer();
        var decoder = new FormDecoder(buffer);

        Assert.That(pieces.Select(piece => decoder.Decode(piece)), Has.All.Null);
        Assert.That(decoder.End(out var form), Is.Null);

        return Show(form.Sent.Select(static field => (Encoding.Latin1.GetString(field.Name), Encoding.Latin1.GetString(field.Value.Span))));
    }

    private static string Show(IEnumerable<(string Name, string Value)> fields) =>
        string.Join('|', fields.Select(static field => $"{field.Name}:{field.Value}"));
}
