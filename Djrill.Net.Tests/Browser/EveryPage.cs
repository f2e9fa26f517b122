using Djrill.Net.Testing;
using Djrill.Net.Tests.Browser.Rig;

namespace Djrill.Net.Tests.Browser;

/// <summary>Fills an application, and opens each kind of page.</summary>
internal static class EveryPage
{
    private const string Long = "a-very-long-word-without-a-place-to-break-that-a-stranger-has-written-to-see-what-the-page-does-with-it-when-it-is-narrow";

    /// <summary>Fills an application.</summary>
    /// <returns>The pages that a link opens, and the one that a button opens.</returns>
    public static async Task<IReadOnlyList<string>> FillAsync(InspectorApp app)
    {
        app.Ledger.IsBroken = true;
        await app.PostAsync(
            MandrillSamples.Click(static options => options.Recipient = "ann@example.com"),
            MandrillSamples.Inbound(static email =>
            {
                (email.Subject, email.Text, email.Html) = ($"An order {Long}", $"Two chairs, please. {Long}", $"<p>Two chairs {Long}</p>");
                email.Headers["X-Long"] = Long;
                email.Attach($"{Long}.bin", "application/octet-stream", "content");
            }),
            MandrillSamples.DenylistAdd());
        await app.WaitForAsync(MandrillInboxState.Dead, 3);
        app.Ledger.IsBroken = false;
        var dead = await app.Inbox.ListAsync(new() { State = MandrillInboxState.Dead });
        await app.PostAsync(MandrillSamples.All());
        await app.Inbox.PauseAsync("mailer", "Ann");
        return
        [
            "", "events", "events?state=Dead&type=click", "events?recipient=nobody@example.com", "events?state=none", "events/999", "dead", "send", "review",
            .. dead.Entries.Select(static entry => $"events/{entry.Id}"),
        ];
    }

    public static void Open(Visitor visitor, string page)
    {
        visitor.Open(page == "review" ? "dead" : page);
        if (page == "review")
        {
            visitor.Press("Replay…");
            visitor.Sees("will be replayed");
        }
    }
}
