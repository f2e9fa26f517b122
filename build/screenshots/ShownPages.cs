using Djrill.Net.Events;
using Djrill.Net.Testing;

namespace Djrill.Net.Screenshots;

/// <summary>Fills the application with what is worth seeing, and lists the pages.</summary>
internal static class ShownPages
{
    public static async Task<IReadOnlyList<ShownPage>> FillAsync(ShownApp app)
    {
        await app.PostAsync([.. MandrillSamples.All(), .. Enumerable.Range(0, 80).Select(Ordinary), Inbound()]);
        await app.PostAsync(Enumerable.Range(0, 12).Select(static i => MandrillSamples.HardBounce(options => options.Recipient = $"gone-{i}@example.com")));
        await app.RefuseAsync();
        await app.SettleAsync();
        await app.Inbox.PauseAsync("newsletter", "ann@example.com");
        await app.PostAsync(Enumerable.Range(80, 4).Select(Ordinary));
        await app.SettleAsync();
        var dead = await app.Inbox.ListAsync(new() { State = MandrillInboxState.Dead, PageSize = 1 });
        var inbound = await app.Inbox.ListAsync(new() { EventType = "inbound", PageSize = 1 });
        return
        [
            new("overview", ""), new("events", "events"), new("events-filtered", "events?state=Dead&type=hard_bounce"),
            new("events-none", "events?recipient=nobody@example.com"), new("event-dead", $"events/{dead.Entries[0].Id}"),
            new("event-inbound", $"events/{inbound.Entries[0].Id}"), new("dead", "dead"), new("review-replay", "dead", "Replay…"),
            new("review-delete", "dead", "Delete…"), new("send", "send"), new("not-found", "events/999999"), new("bad-request", "events?state=none"),
        ];
    }

    private static MandrillMessageEvent Ordinary(int number)
    {
        Action<MandrillSampleOptions> configure = options => options.Recipient = $"customer-{number}@example.com";
        return (number % 4) switch
        {
            0 => MandrillSamples.Send(configure),
            1 => MandrillSamples.Delivered(configure),
            2 => MandrillSamples.Open(configure),
            _ => MandrillSamples.Click(configure),
        };
    }

    private static MandrillInboundEvent Inbound() => MandrillSamples.Inbound(static email =>
    {
        (email.From, email.FromName, email.Subject) = ("jane@example.com", "Jane Roe", "Two chairs, please");
        email.Text = "Hello,\n\nplease send two chairs and the table of the last catalogue.\n\nJane";
        email.Html = "<p>Hello,</p><p>please send <b>two chairs</b> and the table of the last catalogue.</p><p>Jane</p>";
        email.Attach("order.csv", "text/csv", "chair;2\ntable;1\n").Attach("chair.png", "image/png", [137, 80, 78, 71]);
    });
}
