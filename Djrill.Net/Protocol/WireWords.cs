namespace Djrill.Net.Protocol;

/// <summary>
/// The words of Mandrill's events. One that stands here is not made into a text anew each time it comes; any other is read
/// as well.
/// </summary>
internal static class WireWords
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<byte>> Known = new HashSet<string>(AsciiComparer.Instance)
    {
        "send", "deferral", "hard_bounce", "soft_bounce", "delivered", "open", "click", "spam", "unsub", "reject", "inbound",
        "event", "ts", "_id", "msg", "url", "ip", "user_agent", "location", "user_agent_parsed", "diag",
        "country_short", "country", "country_long", "region", "city", "postal_code", "timezone", "latitude", "longitude",
        "type", "ua_family", "ua_name", "ua_version", "ua_url", "ua_company", "ua_company_url", "ua_icon",
        "os_family", "os_name", "os_url", "os_company", "os_company_url", "os_icon", "mobile",
        "_version", "state", "subject", "email", "sender", "tags", "metadata", "opens", "clicks", "ua", "smtp_events",
        "source_ip", "destination_ip", "size", "resends", "template", "subaccount",
        "bounce_description", "bgtools_code",
        "raw_msg", "headers", "text", "html", "text_flowed", "from_email", "from_name", "to", "cc", "attachments", "images",
        "name", "content", "base64", "spam_report", "score", "matched_rules", "description",
        "dkim", "signed", "valid", "spf", "result", "detail",
        "action", "entry", "reason", "created_at", "last_event_at", "expires_at", "expired",
    }.GetAlternateLookup<ReadOnlySpan<byte>>();

    public static string? Find(ReadOnlySpan<byte> word) => Known.TryGetValue(word, out var known) ? known : null;
}
