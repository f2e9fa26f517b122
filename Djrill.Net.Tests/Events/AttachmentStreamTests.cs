using Newtonsoft.Json;

namespace Djrill.Net.Tests.Events;

/// <summary>The content of an attachment, read as a stream.</summary>
internal sealed class AttachmentStreamTests
{
    [Test]
    public void OpenRead_GivesWhatCannotBeWritten()
    {
        using var stream = Received.Attachment("""{"content":"aGk=","base64":true}""").OpenRead();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stream.Length, Is.EqualTo(2));
            Assert.That(stream.CanSeek, Is.True);
            Assert.That(stream.CanWrite, Is.False);
            Assert.That(stream.ReadByte(), Is.EqualTo('h'));
        }
    }

    [Test]
    public void OpenRead_GivesTheContent_InAnyOrder([Values("true", "false", "null")] string base64, [Values(0, 1, 4, 77)] int line, [Values(0, 1, 2, 20_000)] int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        var letters = Convert.ToBase64String(bytes);
        var content = string.Join("\r\n", line == 0 ? [letters] : letters.Chunk(line).Select(static part => new string(part)));
        var json = $$"""{"base64":{{base64}},"content":"{{JsonConvert.ToString(content)[1..^1].Replace("/", "\\/", StringComparison.Ordinal)}}"}""";
        var expected = Received.Attachment(json).Content.ToArray();
        using var stream = Received.Attachment(json).OpenRead();
        using var copy = new MemoryStream();

        stream.CopyTo(copy);
        Assert.That((stream.Length, stream.Position), Is.EqualTo((expected.Length, expected.Length)));
        Assert.That(copy.ToArray(), Is.EqualTo(expected));
        foreach (var place in new[] { expected.Length / 2, 0, expected.Length * 3 / 4, expected.Length })
        {
            var rest = new byte[expected.Length - place];
            stream.Seek(place, SeekOrigin.Begin);
            stream.ReadExactly(rest);
            Assert.That(rest, Is.EqualTo(expected[place..]), $"from {place}");
        }

        Assert.That(stream.ReadByte(), Is.EqualTo(-1));
    }
}
