using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>The events of the last 24 hours by hour and type: a picture, and a table for those who do not see it.</summary>
internal static class HoursChart
{
    private const int Hours = 24;
    private const int MaxTypes = 6;
    private const string Other = "other";
    private const int Width = 30;
    private const int Height = 160;

    public static IHtmlContent Of(IReadOnlyList<MandrillInboxHour> hours, DateTimeOffset now)
    {
        var last = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        var starts = Enumerable.Range(0, Hours).Select(index => last.AddHours(index - Hours + 1)).ToList();
        var shown = hours.Where(hour => hour.Start >= starts[0]).ToList();
        var types = shown.GroupBy(static hour => hour.EventType ?? Other).OrderByDescending(static type => type.Sum(static hour => hour.Count))
            .Select(static type => type.Key).Where(static type => type != Other).Take(MaxTypes).ToList();
        string SeriesOf(MandrillInboxHour hour) => hour.EventType is { } type && types.Contains(type) ? type : Other;
        var counts = shown.GroupBy(hour => (hour.Start, Type: SeriesOf(hour))).ToDictionary(static bar => bar.Key, static bar => bar.Sum(static hour => hour.Count));
        if (shown.Exists(hour => SeriesOf(hour) == Other))
        {
            types.Add(Other);
        }

        var total = shown.Sum(static hour => hour.Count);
        return Html.Of($"""
            <section id="hours" data-live aria-labelledby="hours-title"><h2 id="hours-title">Last 24 hours</h2>
            {(total == 0 ? Html.Of($"<p>No event arrived.</p>") : Html.Join(Picture(starts, types, counts, total), Legend(types), Table(starts, types, counts)))}</section>

            """);
    }

    private static IHtmlContent Picture(
        List<DateTimeOffset> starts, List<string> types, Dictionary<(DateTimeOffset, string), long> counts, long total)
    {
        var most = Math.Max(1, starts.Max(start => types.Sum(type => counts.GetValueOrDefault((start, type)))));
        var bars = starts.Select((start, index) => Html.Join(Bar(start, index, types, counts, most)));
        return Html.Of($"""
            <div class="scroll" tabindex="0" role="region" aria-label="Chart"><svg class="chart" viewBox="0 0 {Hours * Width} {Height + 20}" role="img" aria-label="{Parts.Number(total)} events in 24 hours, at most {Parts.Number(most)} in an hour">{Html.Join(bars)}{Html.ForEach(
                starts.Select(static (start, index) => (start, index)).Where(static hour => hour.start.Hour % 3 == 0),
                static hour => $"<text x=\"{(hour.index * Width) + (Width / 2)}\" y=\"{Height + 15}\" text-anchor=\"middle\">{Hour(hour.start)}</text>")}</svg></div>

            """);
    }

    private static IEnumerable<IHtmlContent> Bar(
        DateTimeOffset start, int index, List<string> types, Dictionary<(DateTimeOffset, string), long> counts, long most)
    {
        var top = (double)Height;
        for (var series = 0; series < types.Count; series++)
        {
            if (counts.GetValueOrDefault((start, types[series])) is > 0 and var count)
            {
                var height = Math.Max(1.5, (double)count / most * Height);
                top -= height;
                yield return Html.Of($"""
                    <rect class="{Css(types, series)}" x="{(index * Width) + 3}" y="{Figure(Math.Max(0, top))}" width="{Width - 6}" height="{Figure(height)}"><title>{Hour(start)} {ShownText.Of(types[series])}: {Parts.Number(count)}</title></rect>
                    """);
            }
        }
    }

    private static IHtmlContent Legend(List<string> types) => Html.Of($"<ul class=\"legend\">{Html.Join(types.Select((type, series) =>
        Html.Of($"<li><span class=\"key {Css(types, series)}\"></span>{Parts.Text(type)}</li>")))}</ul>\n");

    private static IHtmlContent Table(List<DateTimeOffset> starts, List<string> types, Dictionary<(DateTimeOffset, string), long> counts) => Html.Of($"""
        <details><summary>The numbers</summary><div class="scroll" tabindex="0" role="region" aria-label="Numbers"><table><thead><tr><th scope="col">Hour</th>{Html.ForEach(
            types, static type => $"<th scope=\"col\">{ShownText.Of(type)}</th>")}</tr></thead><tbody>{Html.ForEach(
            starts.AsEnumerable().Reverse(), start => $"<tr><th scope=\"row\">{Hour(start)}</th>{Html.ForEach(types, type => $"<td>{Parts.Number(counts.GetValueOrDefault((start, type)))}</td>")}</tr>\n")}</tbody></table></div></details>

        """);

    private static string Css(List<string> types, int series) =>
        types[series] == Other ? "series-other" : string.Create(CultureInfo.InvariantCulture, $"series-{series}");

    private static string Hour(DateTimeOffset start) => start.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Figure(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
