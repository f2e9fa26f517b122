namespace Djrill.Net.Events;

/// <summary>Knows Mandrill's words for <see cref="MandrillRejectReason"/>.</summary>
internal static class RejectReasons
{
    public static MandrillRejectReason Find(string? reason) => reason switch
    {
        "hard-bounce" => MandrillRejectReason.HardBounce,
        "soft-bounce" => MandrillRejectReason.SoftBounce,
        "spam" => MandrillRejectReason.Spam,
        "unsub" => MandrillRejectReason.Unsub,
        "custom" => MandrillRejectReason.Custom,
        "invalid-sender" => MandrillRejectReason.InvalidSender,
        "invalid" => MandrillRejectReason.Invalid,
        "test-mode-limit" => MandrillRejectReason.TestModeLimit,
        "unsigned" => MandrillRejectReason.NotSigned,
        "rule" => MandrillRejectReason.Rule,
        _ => MandrillRejectReason.Unknown,
    };
}
