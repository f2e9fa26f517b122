using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Inspector;

/// <summary>The events that a form names: by their ids, or by a group of dead letters.</summary>
/// <param name="Ids">The ids, or null.</param>
/// <param name="Group">The id of a group of dead letters, or null.</param>
/// <param name="Handler">The only handler to call, or null.</param>
/// <param name="Back">The page to return to.</param>
internal sealed record SelectedEvents(IReadOnlyList<long>? Ids, string? Group, string? Handler, string Back)
{
    public const int MaxIds = 500;
    private const int ShownIds = 10;
    private const int MaxText = 500;

    public MandrillInboxQuery Query => new() { Ids = Ids, FailureGroup = Group, Handler = Handler };

    /// <summary>Gets the name of the selection for the log: the group, or the first ids.</summary>
    public string Target => Group is not null
        ? $"group '{ShownText.Of(Group)}'"
        : $"events {string.Join(", ", (Ids ?? []).Take(ShownIds))}{(Ids?.Count > ShownIds ? ", …" : "")}";

    /// <summary>Gets the hidden fields that select the same events again.</summary>
    public IEnumerable<(string Name, string? Value)> Fields =>
        from hidden in (Ids ?? []).Select(static id => (Name: "id", Value: (string?)id.ToString(CultureInfo.InvariantCulture)))
            .Concat([(Name: "group", Value: Group), (Name: "handler", Value: Handler), (Name: "back", Value: Back)])
        where hidden.Value is not null
        select hidden;

    /// <summary>Reads the fields of a form.</summary>
    /// <returns>The events, or a sentence about the field that is wrong.</returns>
    public static (SelectedEvents? Selected, string? Problem) Read(IFormCollection form)
    {
        var back = BackPath.Of(form["back"]);
        if (back is null)
        {
            return (null, "'back' is no page of the inspector.");
        }

        var ids = new List<long>();
        foreach (var text in form["id"])
        {
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                return (null, "'id' is no number.");
            }

            ids.Add(id);
        }

        var (group, handler) = (TextOf(form, "group"), TextOf(form, "handler"));
        return ids.Count > MaxIds ? (null, $"'id' occurs more than {MaxIds} times.")
            : group?.Length > MaxText || handler?.Length > MaxText ? (null, $"'group' or 'handler' is longer than {MaxText} characters.")
            : ids.Count == 0 && group is null ? (null, "No event is selected.")
            : (new(ids.Count == 0 ? null : [.. ids.Distinct()], group, handler, back), null);
    }

    private static string? TextOf(IFormCollection form, string name) => form[name] is [{ Length: > 0 } text] ? text : null;
}
