using System.Text;
using System.Text.Json;
using Djrill.Net.Events;

namespace Djrill.Net.Tests.Events;

internal sealed class JsonEscapesTests
{
    /// <summary>The shortest target, so that every place of a text is at the end of a piece once.</summary>
    private const int Shortest = JsonEscapes.MinTarget;

    [Test]
    [Category(RandomCases.Category)]
    public void TextReadInPieces_IsTheWholeText([Values(Shortest, Shortest + 1, 16, 100, 512)] int length, [Values] SeedKind kind)
    {
        string[] parts = ["a", "\u00e9", "\u20ac", "\U0001f600", "\ufffd", "\\n", "\\/", "\\u20ac", "\\ud83d\\ude00"];
        var random = RandomCases.Create(kind);
        for (var i = RandomCases.CountFor(kind, 500); i > 0; i--)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(300)).Select(_ => parts[random.Next(parts.Length)]));
            var expected = JsonSerializer.Deserialize<string>($"\"{text}\"");

            Assert.That(ReadInPieces(Encoding.UTF8.GetBytes(text), length), Is.EqualTo(expected), text);
            Assert.That(JsonText.Decode(Encoding.UTF8.GetBytes(text)), Is.EqualTo(expected), text);
        }
    }

    /// <summary>A long text is decoded in pieces of 1024 bytes.</summary>
    [Test]
    public void CharacterBehindAnEscapeAtTheEndOfAPiece_IsNotCut([Range(1015, 1030)] int place, [Values("\u00e9", "\u20ac", "\U0001f600")] string character)
    {
        var start = new string('x', place);

        Assert.That(JsonText.Decode(Encoding.UTF8.GetBytes($"{start}\\n{character}{start}")), Is.EqualTo($"{start}\n{character}{start}"));
    }

    // Each piece once searched the whole rest for an escape: 16 MB took 8 s on a quiet machine, and 64 MB would take over two minutes.
    [Test]
    [CancelAfter(60_000)]
    public async Task LongTextWithItsOnlyEscapeAtTheEnd_TakesLinearTime(CancellationToken cancellationToken)
    {
        var text = Encoding.ASCII.GetBytes(new string('x', 64 << 20) + "\\n");

        var decoded = await Task.Run(() => JsonText.Decode(text), cancellationToken).WaitAsync(cancellationToken);

        Assert.That((decoded.Length, decoded[^1]), Is.EqualTo(((64 << 20) + 1, '\n')));
    }

    private static string ReadInPieces(ReadOnlySpan<byte> text, int length)
    {
        var all = new StringBuilder();
        Span<byte> buffer = stackalloc byte[length];
        for (var position = 0; position < text.Length;)
        {
            all.Append(Encoding.UTF8.GetString(JsonText.ReadChunk(text, ref position, buffer)));
        }

        return all.ToString();
    }
}
