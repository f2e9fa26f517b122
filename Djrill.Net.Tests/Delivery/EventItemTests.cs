using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Djrill.Net.Delivery;
using Djrill.Net.Protocol;

namespace Djrill.Net.Tests.Delivery;

internal sealed class EventItemTests
{
    private static readonly byte[] Json = Encoding.UTF8.GetBytes("""{"event":"send","_id":"1","ts":1}""");

    [Test]
    public void Items_AreMadeInTheOrderOfTheBatch()
    {
        var record = new DeliveryRecord();
        var items = EventItem.CreateAll([new(3, "send", Json), new(5, "open", Json)], record);

        Assert.That(items.Select(static item => (item.Index, item.EventType)), Is.EqualTo([(3, "send"), (5, (string?)"open")]));
        Assert.That(items.Select(static item => item.Record), Is.All.SameAs(record));
    }

    [Test]
    public void Events_ShareOneCopyUntilItIsReleased()
    {
        var item = new EventItem(new(0, "send", Json), new());
        var first = item.CreateEvent();
        var second = item.CreateEvent();
        item.Release();
        var third = item.CreateEvent();

        Assert.That(second, Is.Not.SameAs(first));
        Assert.That(second.Utf8Json, Is.EqualTo(first.Utf8Json));
        Assert.That(third.Utf8Json, Is.Not.EqualTo(first.Utf8Json));
        Assert.That(third.ToJson(), Is.EqualTo(first.ToJson()));
    }

    [Test]
    public void OwnEvent_IsKeptUntilItIsReleased()
    {
        var item = new EventItem(new(0, "send", Json), new());
        var first = item.Event;
        var again = item.Event;
        item.Release();

        Assert.That(again, Is.SameAs(first));
        Assert.That(item.Event, Is.Not.SameAs(first));
    }

    [Test]
    public void Identity_IsReadOnce()
    {
        var json = Json.ToArray();
        var item = new EventItem(new(0, "send", json, IsKept: true), new());
        var (key, isExample) = (item.IdempotencyKey, item.IsExample);
        item.Release();
        json.AsSpan().Fill((byte)' ');

        Assert.That((item.IdempotencyKey, item.IsExample), Is.EqualTo((key, isExample)));
        Assert.That(key, Is.EqualTo(new EventItem(new(0, "send", Json), new()).CreateEvent().IdempotencyKey));
    }

    [Test]
    public void Example_IsRecognised()
    {
        var json = Encoding.UTF8.GetBytes("""{"event":"send","_id":"exampleaaaaaaaaaaaaaaaaaaaaaaaaa","ts":1}""");
        var item = new EventItem(new(0, "send", json), new());

        Assert.That((item.IsExample, new EventItem(new(0, "send", Json), new()).IsExample), Is.EqualTo((true, false)));
    }

    [Test]
    public void EventThatMemoryIsTooShortFor_IsIdentifiedByTheDigestOfItsJson()
    {
        using var memory = new ScarceMemory(Json);
        var item = new EventItem(new EventSlice(0, "send", memory.Memory), new());

        Assert.That((item.IdempotencyKey, item.IsExample), Is.EqualTo(($"json-{Convert.ToHexStringLower(SHA256.HashData(Json))}", false)));
    }

    /// <summary>Memory that cannot be copied at first.</summary>
    private sealed class ScarceMemory(byte[] bytes) : MemoryManager<byte>
    {
        private bool _isCopied;

        public override Memory<byte> Memory => CreateMemory(bytes.Length);

        public override Span<byte> GetSpan()
        {
            if (!_isCopied)
            {
                _isCopied = true;
#pragma warning disable CA2201 // "Do not raise reserved exception types": this test is about one.
                throw new OutOfMemoryException();
#pragma warning restore CA2201
            }

            return bytes;
        }

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
