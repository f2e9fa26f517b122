namespace Djrill.Net.Events;

/// <summary>Knows Mandrill's words for <see cref="MandrillRejectReasonKind"/>.</summary>
internal static class RejectReasons
{
    public static MandrillRejectReasonKind Find(string? reason) => reason switch
    {
        "hard-bounce" => MandrillRejectReasonKind.HardBounce,
        "soft-bounce" => MandrillRejectReasonKind.SoftBounce,
        "spam" => MandrillRejectReasonKind.Spam,
        "unsub" => MandrillRejectReasonKind.Unsub,
        "custom" => MandrillRejectReasonKind.Custom,
        "invalid-sender" => MandrillRejectReasonKind.InvalidSender,
        "invalid" => MandrillRejectReasonKind.Invalid,
        "test-mode-limit" => MandrillRejectReasonKind.TestModeLimit,
        "unsigned" => MandrillRejectReasonKind.NotSigned,
        "rule" => MandrillRejectReasonKind.Rule,
        _ => MandrillRejectReasonKind.Unknown,
    };
}
