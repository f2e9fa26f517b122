using Djrill.Net.Events;
using Djrill.Net.Testing;

namespace Djrill.Net.Sample;

/// <summary>One event of every kind. Each batch holds new events, at the present time.</summary>
internal static class ExampleEvents
{
    public static IReadOnlyList<MandrillEvent> Create() =>
    [
        MandrillSamples.Send(),
        MandrillSamples.Deferral(),
        MandrillSamples.HardBounce(static options => options.Recipient = "nobody@example.com"),
        MandrillSamples.SoftBounce(static options => options.Recipient = "full@example.com"),
        MandrillSamples.Delivered(),
        MandrillSamples.Open(),
        MandrillSamples.Click(),
        MandrillSamples.Spam(),
        MandrillSamples.Unsub(),
        MandrillSamples.Reject(),
        MandrillSamples.Inbound(static email => (email.From, email.Subject) = ("zoe@example.com", "Caf\u00e9 order 1042 / where is it?")),
        MandrillSamples.DenylistAdd(),
        MandrillSamples.DenylistChange(),
        MandrillSamples.DenylistRemove(),
        MandrillSamples.AllowlistAdd(static options => (options.Recipient, options.Diagnostics) = ("vip@example.com", "asked for by phone")),
        MandrillSamples.AllowlistRemove(static options => (options.Recipient, options.Diagnostics) = ("former@example.com", "account closed")),
    ];
}
