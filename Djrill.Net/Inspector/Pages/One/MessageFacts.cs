using System.Globalization;
using Djrill.Net.Events;
using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>The typed fields of an event that is not an email.</summary>
internal static class MessageFacts
{
    private const int MaxText = 500;
    private const int MaxEntries = 20;

    public static IHtmlContent Of(InspectorRequest request, MandrillEvent mandrillEvent, TextBudget budget)
    {
        var facts = new Facts();
        void Add(string name, string? text)
        {
            if (!string.IsNullOrEmpty(text))
            {
                facts.Add(name, Html.Of($"<bdi>{budget.Take(request.Mask.Text(text), MaxText)}</bdi>"));
            }
        }

        switch (mandrillEvent)
        {
            case MandrillMessageEvent message:
                AddMessage(message, Add);
                break;
            case MandrillSyncEvent sync:
                AddEntry(sync, Add);
                break;
        }

        return Html.Of($"<section aria-labelledby=\"fields-title\"><h2 id=\"fields-title\">Fields</h2>\n{facts.ToHtml()}</section>\n");
    }

    private static void AddMessage(MandrillMessageEvent mandrillEvent, Action<string, string?> add)
    {
        var message = mandrillEvent.Message;
        add("Recipient", message.Recipient);
        add("Sender", message.Sender);
        add("Subject", message.Subject);
        add("State of the message", message.State);
        add("Bounce", message.BounceDescription);
        add("Diagnostics", mandrillEvent.Diagnostics);
        add("Rejection", message.Rejection?.Reason);
        add("Tags", Join(message.Tags));
        add("Metadata", Join(message.Metadata.Select(static pair => $"{pair.Key} = {pair.Value}")));
        add("Subaccount", message.Subaccount);
        add("Template", message.Template);
        add("Sent", Time(message.Timestamp));
        add("Opens", Join(message.Opens.Select(static open => Time(open.Timestamp))));
        add("Clicks", Join(message.Clicks.Select(static click => $"{Time(click.Timestamp)} {click.Url}")));
        add("SMTP", Join(message.SmtpEvents.Select(static smtp => $"{Time(smtp.Timestamp)} {smtp.Type} {smtp.Diagnostics}")));
        add("Clicked link", mandrillEvent.Url);
        add("IP address", mandrillEvent.Ip);
        add("User agent", mandrillEvent.UserAgent);
    }

    private static void AddEntry(MandrillSyncEvent mandrillEvent, Action<string, string?> add)
    {
        var entry = mandrillEvent.Entry;
        add("List", mandrillEvent.List);
        add("Action", mandrillEvent.Action);
        add("Address", entry.Email);
        add("Reason", entry.Reason);
        add("Detail", entry.Detail);
        add("Created", Time(entry.CreatedAt));
        add("Expires", Time(entry.ExpiresAt));
        add("Sender", entry.Sender);
        add("Subaccount", entry.Subaccount);
    }

    private static string Join(IEnumerable<string?> texts) => string.Join("; ", texts.Take(MaxEntries));

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
