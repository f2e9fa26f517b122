using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>A list of names with values. Values that are missing are left out.</summary>
internal sealed class Facts
{
    private readonly List<IHtmlContent> _facts = [];

    /// <summary>Adds a value that contains nothing from outside, or that is HTML already.</summary>
    public Facts Add(string name, IHtmlContent? value)
    {
        if (value is not null)
        {
            _facts.Add(Html.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>\n"));
        }

        return this;
    }

    /// <summary>Adds a text from outside.</summary>
    public Facts Add(string name, string? text) => string.IsNullOrEmpty(text) ? this : Add(name, Parts.Text(text));

    public Facts Add(string name, DateTimeOffset? time) => time is null ? this : Add(name, Parts.Time(time));

    public IHtmlContent ToHtml() => _facts.Count == 0 ? Html.Empty : Html.Of($"<dl class=\"facts\">{Html.Join(_facts)}</dl>\n");
}
