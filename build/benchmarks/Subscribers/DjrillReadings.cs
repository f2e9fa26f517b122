using Djrill.Net.Events;

namespace Djrill.Net.Benchmarks.Subscribers;

/// <summary>Reads every property that the package has of a message's event.</summary>
internal static class DjrillReadings
{
    public static void Add(ref Reading reading, MandrillMessageEvent e)
    {
        reading.Add(e.Timestamp);
        reading.Add((long)e.Kind);
        Add(ref reading, e.EventType, e.MessageId, e.Url, e.Ip, e.UserAgent, e.Diagnostics);
        Add(ref reading, e.Message);
        Add(ref reading, e.Location);
        Add(ref reading, e.ParsedUserAgent);
    }

    private static void Add(ref Reading reading, MandrillMessage message)
    {
        reading.Add(message.Timestamp);
        Add(ref reading, message.Id, message.Version, message.State, message.Subject, message.Recipient, message.Sender);
        Add(ref reading, message.Subaccount, message.Template, message.Diagnostics, message.BounceDescription, message.Rejection?.Reason);
        reading.Add(message.Rejection?.LastEventAt);
        reading.Add((long)message.StateKind);
        reading.Add((long)message.BounceDescriptionKind);
        reading.Add((long?)message.BounceCode);
        reading.Add((long)message.Resends.Count);
        reading.Add(message.Tags);
        AddLists(ref reading, message);
    }

    private static void AddLists(ref Reading reading, MandrillMessage message)
    {
        foreach (var (name, value) in message.Metadata)
        {
            reading.Add(name);
            reading.Add((long)value.ValueKind);
        }

        foreach (var open in message.Opens)
        {
            reading.Add(open.Timestamp);
            Add(ref reading, open.Ip, open.Location, open.UserAgent);
        }

        foreach (var click in message.Clicks)
        {
            reading.Add(click.Timestamp);
            Add(ref reading, click.Url, click.Ip, click.Location, click.UserAgent);
        }

        foreach (var smtp in message.SmtpEvents)
        {
            reading.Add(smtp.Timestamp);
            reading.Add(smtp.Size);
            reading.Add((long)smtp.Kind);
            Add(ref reading, smtp.Type, smtp.Diagnostics, smtp.SourceIp, smtp.DestinationIp);
        }
    }

    private static void Add(ref Reading reading, MandrillLocation? place)
    {
        if (place is not null)
        {
            Add(ref reading, place.CountryCode, place.Country, place.Region, place.City, place.PostalCode, place.TimeZone);
            reading.Add(place.Latitude);
            reading.Add(place.Longitude);
        }
    }

    private static void Add(ref Reading reading, MandrillUserAgent? agent)
    {
        if (agent is not null)
        {
            Add(ref reading, agent.Type, agent.Family, agent.Name, agent.Version, agent.Url, agent.Company, agent.CompanyUrl, agent.Icon);
            Add(ref reading, agent.OsFamily, agent.OsName, agent.OsUrl, agent.OsCompany, agent.OsCompanyUrl, agent.OsIcon);
            reading.Add((long)agent.Kind);
            reading.Add(agent.IsMobile);
        }
    }

    private static void Add(ref Reading reading, params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            reading.Add(text);
        }
    }
}
