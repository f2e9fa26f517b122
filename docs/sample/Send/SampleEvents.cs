using Djrill.Net.Events;
using Djrill.Net.Testing;

namespace Djrill.Net.Sample;

/// <summary>Creates sample events. They are new each time, unless a seed makes them repeatable.</summary>
internal static class SampleEvents
{
    /// <summary>Creates a new event with the present time.</summary>
    public static MandrillEvent CreateNew(string type) => Create(type, DateTimeOffset.UtcNow, recipient: null);

    /// <summary>Creates an event that depends on its arguments only.</summary>
    public static MandrillEvent CreateFixed(string type, DateTimeOffset time, int seed)
    {
        var tokens = new FixedTokens(seed);
        var created = Create(type, time, $"customer.{tokens.Next(8)}@example.com");
        return MandrillEvent.Parse(tokens.ReplaceIn(created.ToJson()));
    }

    private static MandrillEvent Create(string type, DateTimeOffset time, string? recipient)
    {
        return type switch
        {
            MandrillEventTypes.Send => MandrillSamples.Send(Set()),
            MandrillEventTypes.Deferral => MandrillSamples.Deferral(Set()),
            MandrillEventTypes.HardBounce => MandrillSamples.HardBounce(Set("nobody@example.com")),
            MandrillEventTypes.SoftBounce => MandrillSamples.SoftBounce(Set("full@example.com")),
            MandrillEventTypes.Delivered => MandrillSamples.Delivered(Set()),
            MandrillEventTypes.Open => MandrillSamples.Open(Set()),
            MandrillEventTypes.Click => MandrillSamples.Click(Set()),
            MandrillEventTypes.Spam => MandrillSamples.Spam(Set()),
            MandrillEventTypes.Unsub => MandrillSamples.Unsub(Set()),
            MandrillEventTypes.Reject => MandrillSamples.Reject(Set()),
            MandrillEventTypes.Inbound => MandrillSamples.Inbound(email =>
                (email.From, email.Subject, email.Timestamp) = ("zoe@example.com", "Caf\u00e9 order 1042 / where is it?", time)),
            MandrillEventTypes.BlacklistAdd => MandrillSamples.DenylistAdd(Set()),
            MandrillEventTypes.BlacklistChange => MandrillSamples.DenylistChange(Set()),
            MandrillEventTypes.BlacklistRemove => MandrillSamples.DenylistRemove(Set()),
            MandrillEventTypes.WhitelistAdd => MandrillSamples.AllowlistAdd(Set("vip@example.com", "asked for by phone")),
            MandrillEventTypes.WhitelistRemove => MandrillSamples.AllowlistRemove(Set("former@example.com", "account closed")),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "There is no sample of this type."),
        };

        Action<MandrillSampleOptions> Set(string? ownRecipient = null, string? diagnostics = null) => options =>
        {
            options.Timestamp = time;
            options.Recipient = recipient ?? ownRecipient ?? options.Recipient;
            options.Diagnostics = diagnostics;
        };
    }
}
