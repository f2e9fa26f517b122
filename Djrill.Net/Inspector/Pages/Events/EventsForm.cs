using Djrill.Net.Events;
using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>The form of the filters. It sends them in the URL, so that a view can be shared.</summary>
internal static class EventsForm
{
    private static readonly string[] Types =
    [
        MandrillEventTypes.Send, MandrillEventTypes.Delivered, MandrillEventTypes.Deferral, MandrillEventTypes.HardBounce,
        MandrillEventTypes.SoftBounce, MandrillEventTypes.Open, MandrillEventTypes.Click, MandrillEventTypes.Spam, MandrillEventTypes.Unsub,
        MandrillEventTypes.Reject, MandrillEventTypes.Inbound,
    ];

    public static IHtmlContent Of(InspectorRequest request, EventsFilter filter)
    {
        string Value(string name) => filter.Values.GetValueOrDefault(name, "");
        var webhooks = request.Webhooks.Settings.Names.Where(static name => name.Length > 0).Order(StringComparer.OrdinalIgnoreCase).ToList();
        return Html.Of($"""
            <form class="filters" method="get" action="{request.Url("events")}" aria-label="Filters">
            {Select("state", "State", Value("state"), Enum.GetNames<MandrillInboxState>())}
            {Input("type", "Type", Value("type"), "text", "types")}
            <datalist id="types">{Html.ForEach(Types, static type => $"<option value=\"{type}\"></option>")}</datalist>
            {Input("recipient", "Recipient", Value("recipient"))}
            {Input("message", "Message id", Value("message"))}
            {Select("webhook", "Webhook", Value("webhook"), webhooks.Count == 0 ? [] : [EventsFilter.DefaultWebhook, .. webhooks])}
            {Input("from", "From (UTC)", Value("from"), "datetime-local")}
            {Input("before", "Before (UTC)", Value("before"), "datetime-local")}
            {Input("handler", "Handler", Value("handler"))}
            {Input("error", "Error type", Value("error"))}
            {Kept("group", Value("group"))}{Kept("key", Value("key"))}
            <div class="buttons"><button>Filter</button> <a href="{request.Url("events")}">Clear</a></div></form>

            """);
    }

    private static IHtmlContent Kept(string name, string value) =>
        Html.If(value.Length > 0, () => $"<input type=\"hidden\" name=\"{name}\" value=\"{ShownText.Of(value)}\">");

    private static IHtmlContent Input(string name, string label, string value, string type = "text", string? list = null)
    {
        var listed = Html.If(list is not null, () => $" list=\"{list}\"");
        return Html.Of($"""
            <p><label for="{name}">{label}</label><input id="{name}" name="{name}" type="{type}" value="{ShownText.Of(value)}" maxlength="500"{listed}></p>
            """);
    }

    private static IHtmlContent Select(string name, string label, string value, string[] options) => options.Length == 0
        ? Html.Empty
        : Html.Of($"""
            <p><label for="{name}">{label}</label><select id="{name}" name="{name}"><option value="">Any</option>{Html.ForEach(
                options, option => string.Equals(option, value, StringComparison.OrdinalIgnoreCase)
                    ? $"<option value=\"{option}\" selected>{Label(option)}</option>"
                    : (FormattableString)$"<option value=\"{option}\">{Label(option)}</option>")}</select></p>
            """);

    private static string Label(string option) => option == EventsFilter.DefaultWebhook ? "(unnamed)" : option;
}
