using System.Text;
using Djrill.Net.Events;

namespace Djrill.Net.Tests.Events;

internal sealed class TextStreamTests
{
    /// <summary>More than the stream decodes at once.</summary>
    private static readonly string Text = string.Concat(Enumerable.Range(10_000, 10_000).Select(static number => $"{number}\n"));

    private static TextStream Open(string text) => new(new PlainText(Encoding.UTF8.GetBytes(text)));

    [Test]
    public void Seek_ReadsWhatIsThere([Values(0, 1, 6000, 12_000, 30_000, 59_999)] int place, [Values(0, 5, 59_000)] int before)
    {
        using var stream = Open(Text);
        stream.ReadExactly(new byte[before]);

        Assert.That(stream.Seek(place, SeekOrigin.Begin), Is.EqualTo(place));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stream.ReadByte(), Is.EqualTo(Text[place]));
            Assert.That(stream.Position, Is.EqualTo(place + 1));
        }
    }

    [Test]
    public void Seek_CountsFromItsOrigin()
    {
        using var stream = Open("0123456789");

        long[] places =
        [
            stream.Seek(4, SeekOrigin.Begin), stream.Seek(3, SeekOrigin.Current), stream.Seek(-1, SeekOrigin.End), stream.Seek(-9, SeekOrigin.Current),
        ];

        Assert.That(places, Is.EqualTo([4, 7, 9, 0]));
    }

    [Test]
    public void PlaceBeforeTheStart_IsRefusedAndChangesNothing()
    {
        using var stream = Open("0123456789");
        stream.Position = 5;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => stream.Seek(-6, SeekOrigin.Current), Throws.TypeOf<IOException>());
            Assert.That(() => stream.Position = -1, Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(() => stream.Seek(0, (SeekOrigin)9), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(stream.ReadByte(), Is.EqualTo('5'));
        }
    }

    [Test]
    public void PlaceBehindTheEnd_HasNoBytes_AndTheStartCanBeReadAgain()
    {
        using var stream = Open(Text);
        stream.Position = Text.Length + 1;
        Assert.That(stream.ReadByte(), Is.EqualTo(-1));

        stream.Position = 0;
        Assert.That(new StreamReader(stream).ReadToEnd(), Is.EqualTo(Text));
    }

    [Test]
    public void Stream_CanBeReadAndSoughtOnly()
    {
        using var stream = Open("0123456789");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((stream.CanRead, stream.CanSeek, stream.CanWrite, stream.Length), Is.EqualTo((true, true, false, 10L)));
            Assert.That(() => stream.SetLength(1), Throws.TypeOf<NotSupportedException>());
            Assert.That(() => stream.Write([1], 0, 1), Throws.TypeOf<NotSupportedException>());
            Assert.That(stream.Flush, Throws.Nothing);
        }
    }

    [Test]
    public async Task AsynchronousRead_IsThatOfTheBytes_UnlessItIsCancelled()
    {
        await using var stream = Open("0123456789");
        var buffer = new byte[4];

        Assert.That(await stream.ReadAsync(buffer.AsMemory(1, 2)), Is.EqualTo(2));
#pragma warning disable CA1835 // Prefer the overload of Memory: the other one is tested.
        Assert.That(await stream.ReadAsync(buffer, 3, 1), Is.EqualTo(1));
        Assert.That(() => stream.ReadAsync(buffer, 4, 1), Throws.InstanceOf<ArgumentException>());
#pragma warning restore CA1835
        Assert.That(() => stream.Read(buffer, 4, 1), Throws.InstanceOf<ArgumentException>());
        Assert.That(buffer, Is.EqualTo((byte[])[0, .. "012"u8]));
        Assert.That(
            async () => await stream.ReadAsync(buffer, new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
    }
}
