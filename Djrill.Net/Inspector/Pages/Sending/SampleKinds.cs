using Djrill.Net.Events;
using Djrill.Net.Testing;

namespace Djrill.Net.Inspector;

/// <summary>The kinds of events that the page can send, with what makes one.</summary>
internal static class SampleKinds
{
    public static readonly IReadOnlyList<(string Name, Func<string?, MandrillEvent> Create)> All =
    [
        Of("send", MandrillSamples.Send), Of("delivered", MandrillSamples.Delivered), Of("deferral", MandrillSamples.Deferral),
        Of("hard_bounce", MandrillSamples.HardBounce), Of("soft_bounce", MandrillSamples.SoftBounce), Of("open", MandrillSamples.Open),
        Of("click", MandrillSamples.Click), Of("spam", MandrillSamples.Spam), Of("unsub", MandrillSamples.Unsub), Of("reject", MandrillSamples.Reject),
        ("inbound", static recipient => MandrillSamples.Inbound(email => email.Recipient = recipient ?? email.Recipient)),
        Of("denylist_add", MandrillSamples.DenylistAdd), Of("denylist_change", MandrillSamples.DenylistChange),
        Of("denylist_remove", MandrillSamples.DenylistRemove), Of("allowlist_add", MandrillSamples.AllowlistAdd),
        Of("allowlist_remove", MandrillSamples.AllowlistRemove),
    ];

    private static (string Name, Func<string?, MandrillEvent> Create) Of(
        string name, Func<Action<MandrillSampleOptions>?, MandrillEvent> create) =>
        (name, recipient => create(options => options.Recipient = recipient ?? options.Recipient));
}
