using Newtonsoft.Json.Linq;

namespace Djrill.Net.Events;

/// <summary>Reads message events.</summary>
internal static class MessageReader
{
    public static MessageEventValues Read(JObject data, ReadOnlyMemory<byte> utf8Json) => new()
    {
        Timestamp = data.Timestamp("ts"),
        MessageId = data.Text("_id"),
        Message = ReadMessage(data.Object("msg"), JsonElements.FindMember(utf8Json.Span, "msg"u8)),
        Url = data.Text("url"),
        Ip = data.Text("ip"),
        UserAgent = data.Text("user_agent"),
        ParsedUserAgent = ReadUserAgent(data.Object("user_agent_parsed")),
        Location = ReadLocation(data.Object("location")),
        Diagnostics = data.Text("diag"),
    };

    private static MandrillMessage ReadMessage(JObject? msg, ReadOnlySpan<byte> utf8Json) => new()
    {
        Timestamp = msg.Timestamp("ts"),
        Id = msg.Text("_id"),
        Version = msg.Text("_version"),
        State = msg.Text("state"),
        Subject = msg.Text("subject"),
        Recipient = msg.Text("email"),
        Sender = msg.Text("sender"),
        Tags = msg.Texts("tags"),
        Metadata = JsonElements.ReadMembers(JsonElements.FindMember(utf8Json, "metadata"u8)),
        Opens = msg.Objects("opens", ReadOpen),
        Clicks = msg.Objects("clicks", ReadClick),
        SmtpEvents = msg.Objects("smtp_events", ReadSmtpEvent),
        Resends = JsonElements.ReadElements(JsonElements.FindMember(utf8Json, "resends"u8)),
        Rejection = ReadRejection(msg.Object("reject")),
        Subaccount = msg.Text("subaccount"),
        Template = msg.Text("template"),
        Diagnostics = msg.Text("diag"),
        BounceDescription = msg.Text("bounce_description"),
        BounceCode = msg.Integer("bgtools_code") is >= int.MinValue and <= int.MaxValue and var code ? (int)code : null,
    };

    private static MandrillOpen ReadOpen(JObject open) => new()
    {
        Timestamp = open.Timestamp("ts"),
        Ip = open.Text("ip"),
        Location = open.Text("location"),
        UserAgent = open.Text("ua"),
    };

    private static MandrillClick ReadClick(JObject click) => new()
    {
        Timestamp = click.Timestamp("ts"),
        Url = click.Text("url"),
        Ip = click.Text("ip"),
        Location = click.Text("location"),
        UserAgent = click.Text("ua"),
    };

    private static MandrillSmtpEvent ReadSmtpEvent(JObject smtp) => new()
    {
        Timestamp = smtp.Timestamp("ts"),
        Type = smtp.Text("type"),
        Diagnostics = smtp.Text("diag"),
        SourceIp = smtp.Text("source_ip"),
        DestinationIp = smtp.Text("destination_ip"),
        Size = smtp.Integer("size"),
    };

    private static MandrillRejection? ReadRejection(JObject? reject) => reject is null ? null : new()
    {
        Reason = reject.Text("reason"),
        LastEventAt = reject.Date("last_event_at"),
    };

    private static MandrillLocation? ReadLocation(JObject? location) => location is null ? null : new()
    {
        CountryCode = location.Text("country_short"),
        Country = location.Text("country") ?? location.Text("country_long"),
        Region = location.Text("region"),
        City = location.Text("city"),
        PostalCode = location.Text("postal_code") is { } code && code != "-" ? code : null,
        TimeZone = location.Text("timezone"),
        Latitude = location.Number("latitude") is >= -90 and <= 90 and var latitude ? latitude : null,
        Longitude = location.Number("longitude") is >= -180 and <= 180 and var longitude ? longitude : null,
    };

    private static MandrillUserAgent? ReadUserAgent(JObject? agent) => agent is null ? null : new()
    {
        Type = agent.Text("type"),
        Family = agent.Text("ua_family"),
        Name = agent.Text("ua_name"),
        Version = agent.Text("ua_version"),
        Url = agent.Text("ua_url"),
        Company = agent.Text("ua_company"),
        CompanyUrl = agent.Text("ua_company_url"),
        Icon = agent.Text("ua_icon"),
        OsFamily = agent.Text("os_family"),
        OsName = agent.Text("os_name"),
        OsUrl = agent.Text("os_url"),
        OsCompany = agent.Text("os_company"),
        OsCompanyUrl = agent.Text("os_company_url"),
        OsIcon = agent.Text("os_icon"),
        IsMobile = agent.Flag("mobile"),
    };
}
