using Djrill.Net.Protocol;

namespace Djrill.Net.Tests.Protocol;

internal sealed class EventSliceTests
{
    [Test]
    public void Keep_CopiesTheJsonOfAReusedBodyOnly([Values] bool isKept)
    {
        ReadOnlyMemory<byte> json = "{}"u8.ToArray();

        var kept = new EventSlice(0, null, json, isKept).Keep();

        Assert.That(kept.ToArray(), Is.EqualTo(json.ToArray()));
        Assert.That(kept.Span.Overlaps(json.Span), Is.EqualTo(isKept));
    }
}
