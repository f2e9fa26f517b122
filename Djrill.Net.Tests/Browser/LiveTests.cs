using Djrill.Net.Testing;

namespace Djrill.Net.Tests.Browser;

/// <summary>With JavaScript, the lists and counts follow without a reload.</summary>
internal sealed class LiveTests() : BrowserFixture(new())
{
    [Test]
    public async Task NewEvent_AppearsInTheList()
    {
        Visitor.Open("events");
        Visitor.Sees("No event matches.");
        Browser.Driver.ExecuteScript("window.isSamePage = true");

        await App.PostAsync(MandrillSamples.Click(options => options.Recipient = "ann@example.com"));

        Visitor.Sees("ann@example.com");
        Assert.That(Browser.Driver.ExecuteScript("return window.isSamePage"), Is.True);
    }

    [Test]
    public async Task DeadLetter_AppearsInItsGroup_AndLeavesItWhenItIsReplayed()
    {
        App.Ledger.IsBroken = true;
        Visitor.Open("dead");
        Visitor.Sees("There is no dead letter.");
        Browser.Driver.ExecuteScript("window.isSamePage = true");

        await App.PostAsync(MandrillSamples.Click());
        Visitor.Sees("System.InvalidOperationException");
        App.Ledger.IsBroken = false;
        await App.Inbox.ReplayAsync(new() { State = MandrillInboxState.Dead });
        Visitor.Sees("There is no dead letter.");

        Assert.That(Browser.Driver.ExecuteScript("return window.isSamePage"), Is.True);
    }
}
