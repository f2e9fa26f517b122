using System.Text;
using Djrill.Net.Events;
using Djrill.Net.Protocol;

namespace Djrill.Net.Tests.Events;

/// <summary>Splitting a batch and building its trees gives what Newtonsoft gives for the whole.</summary>
internal sealed class JObjectBuilderTests
{
    private static readonly string[] Texts =
    [
        "", "a", "event", "\\/", "\\n\\t\\\\\\\"", "\\u00e9", "\u00e9\u20ac", "\\ud83d\\ude00", "\\ud83d", "\\ude00", "\\ud83d\\ud83d\\ude00", "\\ud83dx",
        "2026-11-23T08:00:00Z", "\\u0000",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-0", "7", "-12", "9223372036854775807", "9223372036854775808", "-123456789012345678901234567890",
        "0.1", "1.10", "-0.0", "35.4675598145", "1e2", "1.5E-3", "1e400", "0.00000000000000000000000000001",
        "0.00000000000000000000000000000", "1000000000000000000E-29", "[]", "{}",
    ];

    [Test]
    [Category(RandomCases.Category)]
    public void RandomBatch_IsReadAsNewtonsoftReadsIt([Values] SeedKind kind)
    {
        var random = RandomCases.Create(kind);
        for (var i = RandomCases.CountFor(kind, 3_000); i > 0; i--)
        {
            string[] objects = [Object(random, 3), Object(random, 2)];
            var json = $"[{string.Join(", ", objects)}]";

            Assert.That(EventSplitter.Split(Encoding.UTF8.GetBytes(json), out var batch), Is.Null, json);
            Assert.That(batch.Events.Select(static slice => EventReference.Show(JObjectBuilder.Build(slice.Json.ToArray()))), Is.EqualTo(Reference(objects)), json);
        }
    }

    [Test]
    public void LongTextCutByAPiece_IsReadAsNewtonsoftReadsIt([Range(0, 99)] int shift)
    {
        // Long texts are decoded in pieces of 1024 bytes. Texts of any kind stand at every place around the border of one.
        var json = $"{{\"a\":\"{new string('-', 16 * 1024 - 80 + shift)}{string.Concat(Texts)}{new string('\u20ac', 6000)}{string.Concat(Texts)}\"}}";
        var bytes = Encoding.UTF8.GetBytes($"[{json}]");

        Assert.That(EventSplitter.Split(bytes, out var batch), Is.Null);
        Assert.That(EventReference.Show(JObjectBuilder.Build(batch.Events[0].Json.ToArray())), Is.EqualTo(Reference([json]).Single()));
    }

    private static IEnumerable<string> Reference(string[] objects) =>
        objects.Select(static json => EventReference.Show(EventReference.Parse(json)));

    private static string Object(Random random, int depth) => $"{{{string.Join(',', Enumerable.Range(0, random.Next(5)).Select(
        _ => $"\"{Texts[random.Next(Texts.Length)]}\":{Value(random, depth)}"))}}}";

    private static string Value(Random random, int depth) => random.Next(depth > 0 ? 4 : 2) switch
    {
        0 => $"\"{Texts[random.Next(Texts.Length)]}{Texts[random.Next(Texts.Length)]}\"",
        1 => Values[random.Next(Values.Length)],
        2 => Object(random, depth - 1),
        _ => $"[{Value(random, depth - 1)},{Value(random, depth - 1)}]",
    };
}
