using System.Globalization;
using Djrill.Net.Events;
using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Inspector;

/// <summary>A batch that the form of the page asks to send.</summary>
/// <param name="Webhook">The name of the webhook.</param>
/// <param name="Json">The batch.</param>
/// <param name="Events">The events of the batch.</param>
internal sealed record SendForm(string Webhook, string Json, IReadOnlyList<MandrillEvent> Events)
{
    public const int MaxCount = 1000;

    /// <summary>Reads the form.</summary>
    /// <returns>The batch, or a sentence about the field that is wrong.</returns>
    public static (SendForm? Form, string? Problem) Read(InspectorRequest request)
    {
        var form = request.Form;
        var webhook = (string?)form["webhook"] ?? "";
        if (!request.Webhooks.Settings.Names.Contains(webhook))
        {
            return (null, "'webhook' is no webhook of this application.");
        }

        if ((string?)form["json"] is { } json && !string.IsNullOrWhiteSpace(json))
        {
            var (batch, pasted, problem) = PastedEvents.Read(json);
            return batch is null ? (null, $"'json': {problem}") : (new(webhook, batch, pasted), null);
        }

        var (events, wrong) = Create(form);
        return events is null
            ? (null, wrong)
            : (new(webhook, $"[{string.Join(',', events.Select(static created => created.ToJson()))}]", events), null);
    }

    private static (List<MandrillEvent>? Events, string? Problem) Create(IFormCollection form)
    {
        if (!int.TryParse(form["count"], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > MaxCount)
        {
            return (null, $"'count' is no number from 1 to {MaxCount}.");
        }

        var kinds = SampleKinds.All.Where(kind => form["kind"].Contains(kind.Name)).ToList();
        if (kinds.Count == 0)
        {
            return (null, "'kind' is missing. Choose at least one, or paste JSON.");
        }

        var recipient = ((string?)form["recipient"])?.Trim() is { Length: > 0 } text ? text : null;
        return ([.. Enumerable.Range(0, count).Select(index => kinds[index % kinds.Count].Create(recipient))], null);
    }
}
