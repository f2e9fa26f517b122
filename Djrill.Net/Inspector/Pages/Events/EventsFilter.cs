using System.Globalization;
using Djrill.Net.Configuration;

namespace Djrill.Net.Inspector;

/// <summary>The filter of the list, as the query of the URL has it.</summary>
internal sealed class EventsFilter
{
    /// <summary>The value of the field 'webhook' for the webhook without a name.</summary>
    public const string DefaultWebhook = "-";

    private const int PageSize = 50;

    /// <summary>The names of the fields, in the order of the form.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["state", "type", "recipient", "message", "webhook", "from", "before", "handler", "error", "group", "key"];

    private EventsFilter(IReadOnlyDictionary<string, string> values, MandrillInboxQuery query) => (Values, Query) = (values, query);

    /// <summary>Gets the given values by name. Empty fields are missing.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    public MandrillInboxQuery Query { get; }

    /// <summary>Reads the filter.</summary>
    /// <returns>The filter, or a sentence about the field that is wrong.</returns>
    public static (EventsFilter? Filter, string? Problem) Read(InspectorRequest request)
    {
        var values = Names.Select(name => (Name: name, Value: request.Query(name)?.Trim()))
            .Where(static field => !string.IsNullOrEmpty(field.Value)).ToDictionary(static field => field.Name, static field => field.Value!);
        string? Value(string name) => values.GetValueOrDefault(name);
        if (values.FirstOrDefault(static field => field.Value.Any(char.IsControl)).Key is { } wrong)
        {
            return (null, $"'{wrong}' contains a control character.");
        }


        MandrillInboxState? state = null;
        if (Value("state") is { } word)
        {
            // The names are compared because 'Enum.TryParse' also reads numbers and lists.
            if (!Enum.GetNames<MandrillInboxState>().Contains(word, StringComparer.OrdinalIgnoreCase))
            {
                return (null, $"'state' is no state. Use one of: {string.Join(", ", Enum.GetNames<MandrillInboxState>())}.");
            }

            state = Enum.Parse<MandrillInboxState>(word, ignoreCase: true);
        }

        if (!TryTime(Value("from"), out var from) || !TryTime(Value("before"), out var before))
        {
            return (null, "'from' or 'before' is no time. Use a time in UTC, such as '2026-01-31T12:00'.");
        }

        var webhook = Value("webhook");
        return (new(values, new()
        {
            State = state,
            EventType = Value("type"),
            Recipient = Value("recipient"),
            MessageId = Value("message"),
            WebhookName = webhook == DefaultWebhook ? WebhookNames.Default : webhook,
            ReceivedFrom = from,
            ReceivedBefore = before,
            Handler = Value("handler"),
            ErrorType = Value("error"),
            FailureGroup = Value("group"),
            IdempotencyKey = Value("key"),
            PageSize = PageSize,
            After = request.Query("after"),
        }), null);
    }

    /// <summary>Gets the path of the list with this filter and a position.</summary>
    public string Path(string? after)
    {
        var pairs = Names.Where(Values.ContainsKey).Select(name => $"{name}={Uri.EscapeDataString(Values[name])}")
            .Concat(after is null ? [] : [$"after={Uri.EscapeDataString(after)}"]);
        var query = string.Join('&', pairs);
        return query.Length == 0 ? "events" : $"events?{query}";
    }

    private static bool TryTime(string? text, out DateTimeOffset? time)
    {
        time = null;
        if (text is null)
        {
            return true;
        }

        var isTime = DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var parsed);
        time = isTime ? parsed : null;
        return isTime;
    }
}
