using Djrill.Net.Diagnostics;

namespace Djrill.Net.Tests.Diagnostics;

internal sealed class RefusalHistoryTests
{
    [Test]
    public void Strangers_DoNotPushOutOthers()
    {
        var history = new RefusalHistory(TimeProvider.System);
        history.Add("", 403, "wrong_signature", "wrong", isAuthenticated: true);
        for (var i = 0; i < 1000; i++)
        {
            history.Add("", 404, "unknown", $"reason {i}", isAuthenticated: false);
        }

        var all = history.GetAll();

        Assert.That((all.Count, all.Count(static refusal => refusal.IsAuthenticated)), Is.EqualTo((51, 1)));
        Assert.That(all.Where(static refusal => !refusal.IsAuthenticated).Select(static refusal => refusal.Reason), Does.Contain("reason 999"));
    }

    [Test]
    public void EqualRefusalsOfStrangers_AreOneEntry()
    {
        var history = new RefusalHistory(TimeProvider.System);
        for (var i = 0; i < 7; i++)
        {
            history.Add("", 404, "unknown", "same", isAuthenticated: false);
        }

        Assert.That(history.GetAll().Select(static refusal => (refusal.Reason, refusal.Count)), Is.EqualTo([("same", 7L)]));
    }
}
