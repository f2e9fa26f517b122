using System.Globalization;
using Djrill.Net.Testing;

namespace Djrill.Net.Tests.Browser;

/// <summary>What people come for, with JavaScript and without.</summary>
[TestFixture(true)]
[TestFixture(false)]
internal sealed class JourneyTests(bool hasScripts) : BrowserFixture(new() { HasScripts = hasScripts })
{
    [Test]
    public async Task FailedEvent_IsFound_Read_Replayed_AndSeenHandled()
    {
        App.Ledger.IsBroken = true;
        await App.PostAsync(MandrillSamples.Click(options => options.Recipient = "ann@example.com"), MandrillSamples.Open());
        await App.WaitForAsync(MandrillInboxState.Dead, 2);

        Visitor.Open("");
        Visitor.Follow("Events");
        Visitor.Fill("Id, key, message id or address", "ann@example.com");
        Visitor.Press("Find");
        Visitor.Sees("ann@example.com");
        Visitor.OpenFirstEvent();
        Visitor.Sees("System.InvalidOperationException");
        Visitor.Sees("The ledger is closed.");
        App.Ledger.IsBroken = false;
        Visitor.Press("Replay the handlers that failed");
        Visitor.Sees("Events that are replayed: 1.");
        Visitor.SeesSoon("Handled");

        await App.WaitForAsync(MandrillInboxState.Dead, 1);
        Assert.That(Visitor.Text, Does.Not.Contain("Dead"));
    }

    [Test]
    public async Task GroupOfDeadLetters_IsReplayed_WithItsCountShownBefore()
    {
        App.Ledger.IsBroken = true;
        await App.PostAsync(Enumerable.Range(0, 100).Select(static _ => MandrillSamples.Click()));
        await App.WaitForAsync(MandrillInboxState.Dead, 100);
        App.Ledger.IsBroken = false;

        Visitor.Open("dead");
        Visitor.Sees("100");
        Visitor.Press("Replay…");
        Visitor.Sees("100 events will be replayed");
        Visitor.Press("Replay 100");
        Visitor.Sees("Events that are replayed: 100.");
        await App.WaitForAsync(MandrillInboxState.Handled, 100);
        Visitor.SeesSoon("There is no dead letter.");
    }

    [Test]
    public async Task SelectedEvents_AreDeleted_WithTheirCountShownBefore()
    {
        await App.PostAsync(MandrillSamples.Click(), MandrillSamples.Open(), MandrillSamples.Send());
        await App.WaitForAsync(MandrillInboxState.Handled, 3);

        Visitor.Open("events");
        Visitor.Select(0);
        Visitor.Select(2);
        Visitor.Press("Delete selected…");
        Visitor.Sees("2 events will be deleted");
        Visitor.Press("Delete 2");
        Visitor.Sees("Events that were deleted: 2.");

        await App.WaitForAsync(MandrillInboxState.Handled, 1);
        Assert.That(Visitor.Events(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task FiltersAndPages_AreInTheUrl_AndTheBackButtonReturns()
    {
        await App.PostAsync(Enumerable.Range(0, 60).Select(static i => MandrillSamples.Click(options => options.Recipient = Address(i))));
        await App.PostAsync(MandrillSamples.Open());
        await App.WaitForAsync(MandrillInboxState.Handled, 61);

        Visitor.Open("events");
        Visitor.Fill("Type", "click");
        Visitor.Choose("State", "Handled");
        Visitor.Press("Filter");
        var (firstUrl, first) = (Visitor.Url, Visitor.Events());
        Visitor.Follow("Older");
        var (secondUrl, second) = (Visitor.Url, Visitor.Events());
        var kept = (Visitor.ValueOf("Type"), Visitor.ValueOf("State"));
        Visitor.Back();
        Visitor.Wait(() => Visitor.Events().SequenceEqual(first), "the first page");
        Visitor.Back();
        Visitor.Wait(() => Visitor.Events().Count == 50, "the list without a filter");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(firstUrl, Does.Contain("type=click").And.Contain("state=Handled"));
            Assert.That(secondUrl, Does.Contain("type=click").And.Contain("state=Handled").And.Contain("after="));
            Assert.That(kept, Is.EqualTo(("click", "Handled")));
            Assert.That((first.Count, second.Count), Is.EqualTo((50, 10)));
            Assert.That(first.Concat(second).Select(static id => int.Parse(id, CultureInfo.InvariantCulture)), Is.Ordered.Descending);
        }
    }

    [Test]
    public async Task Handler_IsPaused_AndResumed()
    {
        await App.PostAsync(MandrillSamples.Open());
        await App.WaitForAsync(MandrillInboxState.Handled, 1);

        Visitor.Open("dead");
        Visitor.Press("Pause");
        Visitor.Sees("The handler is paused.");
        await App.PostAsync(MandrillSamples.Click());
        await App.WaitForPausedAsync(1);
        Visitor.SeesSoon("Paused since");
        Visitor.Press("Resume");
        Visitor.Sees("The handler is resumed.");

        await App.WaitForAsync(MandrillInboxState.Handled, 2);
    }

    private static string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"{number}@example.com");
}
