using System.Text;
using System.Text.Json;
using Djrill.Net.Events;

namespace Djrill.Net.Tests.Events;

internal sealed class JsonScannerTests
{
    private const int Depth = 5;

    private static readonly string[] Parts =
    [
        "{", "}", "[", "]", ":", ",", "\"", "\"a\"", "\"b\":", "\"c\": ", " ", "\n", "\t", "\r", "\f", "\u00a0", "\0", "\u0001",
        "\\", "\\\"", "\\u", "\\u12", "\\u00e9", "\\uD83D", "\\x", "\\/", "\\n", "\u00e9", "\ufeff", "//", "/**/",
        "0", "1", "9", "-", "+", ".", "e", "E", "e+1", "-0", "01", "1.", ".5", "1.5", "1e5", "1E-5", "NaN", "-Infinity",
        "true", "false", "null", "tru", "True", "nulll", "'a'", "a longer text, of more than one block", "[1,2]", "{\"a\":1}", "[[[[[", "]]]]]",
    ];

    /// <summary>The framework's reader says what is JSON.</summary>
    [Test]
    [Category(RandomCases.Category)]
    public void RandomText_IsJsonWhereTheFrameworkSaysSo([Values] SeedKind kind)
    {
        var (random, count) = (RandomCases.Create(kind), RandomCases.CountFor(kind, 10_000));
        var valid = 0;
        for (var i = 0; i < count; i++)
        {
            var json = Encoding.UTF8.GetBytes(i % 2 == 0 ? RandomText(random) : Mutate(RandomValue(random, 5), random));
            var expected = IsJson(json);
            valid += expected ? 1 : 0;

            Assert.That(Scan(json), Is.EqualTo(expected), () => $"case {i}: {Encoding.UTF8.GetString(json)}");
        }

        Assert.That(valid, Is.InRange(count / 6, count / 6 * 5), "Both kinds are to occur.");
    }

    /// <summary>Each byte of a text in each place of a block.</summary>
    [Test]
    public void ByteInAText_IsTakenWhereTheFrameworkTakesIt([Range(0, 40)] int place)
    {
        for (var value = 0; value < 256; value++)
        {
            byte[] json = [(byte)'"', .. Enumerable.Repeat((byte)'x', place), (byte)value, .. "/xxxxxxxxxxxxxxxxxxxx\""u8];

            Assert.That(Scan(json), Is.EqualTo(IsJson(json)), $"byte {value}");
        }
    }

    /// <summary>Texts so long that they are passed over in blocks, with escapes and what is none at every place.</summary>
    [Test]
    [Category(RandomCases.Category)]
    public void LongText_IsTakenWhereTheFrameworkTakesIt([Values] SeedKind kind)
    {
        string[] pieces = ["x", "\\/", "\\\\", "\\\"", "\\n", "\\u00e9", "\u00e9", "\\b", "\\f", "\\r", "\\t", "/", "u", "0"];
        string[] rare = ["\\", "\"", "\n", "\\u12", "\\x", "\\\u0001", "\\\u00ef", "\u0000"];
        var (random, count) = (RandomCases.Create(kind), RandomCases.CountFor(kind, 2_000));
        var valid = 0;
        for (var i = 0; i < count; i++)
        {
            var parts = Enumerable.Range(0, random.Next(300, 400)).Select(_ => pieces[random.Next(2) == 0 ? 0 : random.Next(pieces.Length)]).ToList();
            if (i % 2 == 0)
            {
                parts[random.Next(200, parts.Count)] = rare[random.Next(rare.Length)];
            }

            var json = Encoding.UTF8.GetBytes($"[\"{string.Concat(parts)}\"]");
            var expected = IsJson(json);
            valid += expected ? 1 : 0;

            Assert.That(Scan(json), Is.EqualTo(expected), () => $"case {i}: {Encoding.UTF8.GetString(json)}");
        }

        Assert.That(valid, Is.InRange(count / 3, count / 3 * 2), "Both kinds are to occur.");
    }

    [Test]
    public void ValueCutAnywhere_IsNoJson()
    {
        var json = "{\"a\":[1.5e+3,true,null,\"\\u00e9\\/x\"],\"b\":{\"c\":{}}}"u8;

        Assert.That(Scan(json), Is.True);
        for (var length = 0; length < json.Length; length++)
        {
            Assert.That(Scan(json[..length]), Is.False, $"{length} bytes");
        }
    }

    private static bool Scan(ReadOnlySpan<byte> json) =>
        JsonScanner.SkipBlanks(json, JsonScanner.SkipValue(json, JsonScanner.SkipBlanks(json, 0), Depth)) == json.Length;

    private static bool IsJson(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Depth });
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string RandomText(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Parts[random.Next(Parts.Length)]));

    private static string RandomValue(Random random, int depth) => random.Next(depth > 0 ? 4 : 2) switch
    {
        0 => $"\"{new string('x', random.Next(40))}{(random.Next(3) == 0 ? "\\u00e9\\/" : "")}\"",
        1 => Blank(random) + (random.Next(2) == 0 ? "-12.5e3" : "null") + Blank(random),
        2 => $"[{string.Join(Blank(random) + ",", Enumerable.Range(0, random.Next(4)).Select(_ => RandomValue(random, depth - 1)))}]",
        _ => $"{{{string.Join(",", Enumerable.Range(0, random.Next(4)).Select(i => $"{Blank(random)}\"n{i}\"{Blank(random)}:{RandomValue(random, depth - 1)}"))}}}",
    };

    private static string Blank(Random random) => random.Next(4) == 0 ? " \n"[..random.Next(1, 3)] : "";

    private static string Mutate(string json, Random random)
    {
        var place = random.Next(json.Length + 1);
        return random.Next(3) switch
        {
            0 => json,
            1 => json.Insert(place, Parts[random.Next(Parts.Length)]),
            _ => place < json.Length ? json.Remove(place, 1) : json,
        };
    }
}
