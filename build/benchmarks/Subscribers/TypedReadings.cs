using Djrill.Net.Benchmarks.Receivers.Typed;

namespace Djrill.Net.Benchmarks.Subscribers;

/// <summary>Reads every property that the typed receiver has of a message's event.</summary>
internal static class TypedReadings
{
    public static void Add(ref Reading reading, TypedMessageEvent e)
    {
        reading.Add(e.Event);
        reading.Add(e.Ts);
        reading.Add(e.Id);
        reading.Add(e.Url);
        reading.Add(e.Ip);
        reading.Add(e.UserAgent);
        reading.Add(e.Diag);
        Add(ref reading, e.Msg ?? new TypedMessage());
        Add(ref reading, e.Location);
        Add(ref reading, e.UserAgentParsed);
    }

    private static void Add(ref Reading reading, TypedMessage message)
    {
        reading.Add(message.Ts);
        Add(ref reading, message.Id, message.Version, message.State, message.Subject, message.Email, message.Sender);
        Add(ref reading, message.Subaccount, message.Template, message.Diag, message.BounceDescription, message.Reject?.Reason, message.Reject?.LastEventAt);
        reading.Add((long?)message.BgtoolsCode);
        reading.Add((long?)message.Resends?.Count);
        reading.Add(message.Tags);
        AddLists(ref reading, message);
    }

    private static void AddLists(ref Reading reading, TypedMessage message)
    {
        foreach (var (name, value) in message.Metadata ?? [])
        {
            reading.Add(name);
            reading.Add((long)value.ValueKind);
        }

        foreach (var open in message.Opens ?? [])
        {
            reading.Add(open.Ts);
            Add(ref reading, open.Ip, open.Location, open.Ua);
        }

        foreach (var click in message.Clicks ?? [])
        {
            reading.Add(click.Ts);
            Add(ref reading, click.Url, click.Ip, click.Location, click.Ua);
        }

        foreach (var smtp in message.SmtpEvents ?? [])
        {
            reading.Add(smtp.Ts);
            reading.Add(smtp.Size);
            Add(ref reading, smtp.Type, smtp.Diag, smtp.SourceIp, smtp.DestinationIp);
        }
    }

    private static void Add(ref Reading reading, TypedLocation? place)
    {
        if (place is not null)
        {
            Add(ref reading, place.CountryShort, place.Country, place.Region, place.City, place.PostalCode, place.TimeZone);
            reading.Add(place.Latitude);
            reading.Add(place.Longitude);
        }
    }

    private static void Add(ref Reading reading, TypedUserAgent? agent)
    {
        if (agent is not null)
        {
            Add(ref reading, agent.Type, agent.UaFamily, agent.UaName, agent.UaVersion, agent.UaUrl, agent.UaCompany, agent.UaCompanyUrl, agent.UaIcon);
            Add(ref reading, agent.OsFamily, agent.OsName, agent.OsUrl, agent.OsCompany, agent.OsCompanyUrl, agent.OsIcon);
            reading.Add(agent.Mobile);
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
