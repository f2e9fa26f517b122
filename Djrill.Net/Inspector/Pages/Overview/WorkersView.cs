using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>The living workers with their lanes.</summary>
internal static class WorkersView
{
    private const int MaxWorkers = 50;

    public static IHtmlContent Of(MandrillInboxCounts counts)
    {
        var rows = Html.ForEach(counts.Workers.Take(MaxWorkers), static worker => $"""
            <tr><td>{Parts.Text(worker.Name)}</td><td>{Parts.Time(worker.StartedAt)}</td><td>{Parts.Time(worker.LeasedUntil)}</td><td>{worker.Lanes.Count}: {Ranges(worker.Lanes)}</td></tr>

            """);
        return Html.Of($"""
            <section id="workers" data-live aria-labelledby="workers-title"><h2 id="workers-title">Workers</h2>
            {(counts.Workers.Count == 0 ? Html.Of($"<p class=\"error\">No worker is alive. Events are stored, and no handler is called.</p>") : Html.Of($"""
            <div class="scroll" tabindex="0" role="region" aria-label="Workers"><table><thead><tr><th scope="col">Process</th><th scope="col">Started</th><th scope="col">Lease until</th><th scope="col">Lanes</th></tr></thead><tbody>{rows}</tbody></table></div>
            """))}{Html.If(counts.EndedWorkers > 0, () => $"<p>Workers whose lease has ended: {counts.EndedWorkers}.</p>")}</section>

            """);
    }

    /// <summary>Writes numbers as ranges, such as <c>0-127, 130</c>.</summary>
    internal static string Ranges(IReadOnlyList<int> lanes)
    {
        var ranges = new List<string>();
        for (var start = 0; start < lanes.Count;)
        {
            var end = start;
            while (end + 1 < lanes.Count && lanes[end + 1] == lanes[end] + 1)
            {
                end++;
            }

            ranges.Add(start == end
                ? lanes[start].ToString(CultureInfo.InvariantCulture)
                : string.Create(CultureInfo.InvariantCulture, $"{lanes[start]}-{lanes[end]}"));
            start = end + 1;
        }

        return string.Join(", ", ranges);
    }
}
