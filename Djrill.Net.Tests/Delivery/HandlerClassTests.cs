using Djrill.Net.Delivery;
using Djrill.Net.Events;

namespace Djrill.Net.Tests.Delivery;

internal sealed class HandlerClassTests
{
    [Test]
    public void PlainClass_IsNamedByItsTypeAndUnlimited() =>
        Assert.That(HandlerClass.For(typeof(Plain)), Is.EqualTo(new HandlerClass(typeof(Plain), $"{typeof(Plain)}", null, null)));

    [Test]
    public void Attributes_NameAndLimitAClass()
    {
        var handler = HandlerClass.For(typeof(Limited));

        Assert.That(
            (handler.Name, handler.Webhook, string.Join(' ', handler.EventTypes!)),
            Is.EqualTo(("bounces", "billing", "hard_bounce soft_bounce")));
    }

    [Test]
    public void ClassesThatDifferByTheKindOfEvent_AreOneFamily()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Family<Open<MandrillEvent, int>>(), Is.EqualTo(Family<Open<MandrillMessageEvent, int>>()));
            Assert.That(Family<Open<MandrillEvent, int>>(), Is.Not.EqualTo(Family<Open<MandrillEvent, string>>()));
            Assert.That(Family<Plain>(), Is.EqualTo(typeof(Plain)));
            Assert.That(Family<List<int>>(), Is.EqualTo(typeof(List<int>)));
        }
    }

    private static object Family<T>() => HandlerClass.For(typeof(T)).Family;

    private sealed class Plain;

    [MandrillHandler(Name = "bounces", Webhook = "billing")]
    [MandrillEvents("hard_bounce", "soft_bounce")]
    private sealed class Limited;

    private sealed class Open<TEvent, TOther>
    {
        public TEvent? Event { get; init; }

        public TOther? Other { get; init; }
    }
}
