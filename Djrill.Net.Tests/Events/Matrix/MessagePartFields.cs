using Djrill.Net.Events;
using static Djrill.Net.Tests.Events.Matrix.Documented;

namespace Djrill.Net.Tests.Events.Matrix;

/// <summary>The getters of what a message event and its message hold.</summary>
internal static class MessagePartFields
{
    private static readonly Func<object?> Unknown = static () => "Unknown";

    public static readonly Field[] All =
    [
        new(typeof(MandrillOpen), nameof(MandrillOpen.Timestamp), "ts", Time),
        new(typeof(MandrillOpen), nameof(MandrillOpen.Ip), "ip", Text),
        new(typeof(MandrillOpen), nameof(MandrillOpen.Location), "location", Text),
        new(typeof(MandrillOpen), nameof(MandrillOpen.UserAgent), "ua", Text),

        new(typeof(MandrillClick), nameof(MandrillClick.Timestamp), "ts", Time),
        new(typeof(MandrillClick), nameof(MandrillClick.Url), "url", Text),
        new(typeof(MandrillClick), nameof(MandrillClick.Ip), "ip", Text),
        new(typeof(MandrillClick), nameof(MandrillClick.Location), "location", Text),
        new(typeof(MandrillClick), nameof(MandrillClick.UserAgent), "ua", Text),

        new(typeof(MandrillSmtpEvent), nameof(MandrillSmtpEvent.Timestamp), "ts", Time),
        new(typeof(MandrillSmtpEvent), nameof(MandrillSmtpEvent.Type), "type", Text),
        new(typeof(MandrillSmtpEvent), nameof(MandrillSmtpEvent.Kind), "type", Words(
            ("sent", "Sent"), ("deferred", "Deferred"), ("bounced", "Bounced"), ("rejected", "Rejected"), ("delivered", "Delivered")), Unknown),
        new(typeof(MandrillSmtpEvent), nameof(MandrillSmtpEvent.Diagnostics), "diag", Text),
        new(typeof(MandrillSmtpEvent), nameof(MandrillSmtpEvent.SourceIp), "source_ip", Text),
        new(typeof(MandrillSmtpEvent), nameof(MandrillSmtpEvent.DestinationIp), "destination_ip", Text),
        new(typeof(MandrillSmtpEvent), nameof(MandrillSmtpEvent.Size), "size", WholeUpTo(long.MaxValue)),

        new(typeof(MandrillRejection), nameof(MandrillRejection.Reason), "reason", Text),
        new(typeof(MandrillRejection), nameof(MandrillRejection.ReasonKind), "reason", SyncFields.Reasons, Unknown),
        new(typeof(MandrillRejection), nameof(MandrillRejection.LastEventAt), "last_event_at", Date),

        new(typeof(MandrillLocation), nameof(MandrillLocation.CountryCode), "country_short", Text),
        new(typeof(MandrillLocation), nameof(MandrillLocation.Country), "country|country_long", Text),
        new(typeof(MandrillLocation), nameof(MandrillLocation.Region), "region", Text),
        new(typeof(MandrillLocation), nameof(MandrillLocation.City), "city", Text),
        new(typeof(MandrillLocation), nameof(MandrillLocation.PostalCode), "postal_code", PostalCode),
        new(typeof(MandrillLocation), nameof(MandrillLocation.TimeZone), "timezone", Text),
        new(typeof(MandrillLocation), nameof(MandrillLocation.Latitude), "latitude", NumberUpTo(90)),
        new(typeof(MandrillLocation), nameof(MandrillLocation.Longitude), "longitude", NumberUpTo(180)),

        new(typeof(MandrillUserAgent), nameof(MandrillUserAgent.Type), "type", Text),
        new(typeof(MandrillUserAgent), nameof(MandrillUserAgent.Kind), "type", Words(
            ("Browser", "Browser"), ("Email Client", "EmailClient"), ("Mobile Browser", "MobileBrowser"), ("robot", "Robot"), ("Robot", "Robot")), Unknown),
        new(typeof(MandrillUserAgent), nameof(MandrillUserAgent.Family), "ua_family", Text),
        new(typeof(MandrillUserAgent), nameof(MandrillUserAgent.Name), "ua_name", Text),
        new(typeof(MandrillUserAgent), nameof(MandrillUserAgent.Version), "ua_version", Text),
        new(typeof(MandrillUserAgent), nameof(MandrillUserAgent.Url), "ua_url", Text),
        new(typeof(MandrillUserAgent), nameof(MandrillUserAgent.Company), "ua_company", Text),
        new(typeof(MandrillUserAgent), nameof(MandrillUserAgent.CompanyUrl), "ua_company_url", Text),
        new(typeof(MandrillUserAgent), nameof(MandrillUserAgent.Icon), "ua_icon", Text),
        new(typeof(MandrillUserAgent), nameof(MandrillUserAgent.OsFamily), "os_family", Text),
        new(typeof(MandrillUserAgent), nameof(MandrillUserAgent.OsName), "os_name", Text),
        new(typeof(MandrillUserAgent), nameof(MandrillUserAgent.OsUrl), "os_url", Text),
        new(typeof(MandrillUserAgent), nameof(MandrillUserAgent.OsCompany), "os_company", Text),
        new(typeof(MandrillUserAgent), nameof(MandrillUserAgent.OsCompanyUrl), "os_company_url", Text),
        new(typeof(MandrillUserAgent), nameof(MandrillUserAgent.OsIcon), "os_icon", Text),
        new(typeof(MandrillUserAgent), nameof(MandrillUserAgent.IsMobile), "mobile", Flag),
    ];
}
