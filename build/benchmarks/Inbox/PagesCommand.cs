using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Djrill.Net.Benchmarks.Servers;

namespace Djrill.Net.Benchmarks.Inbox;

/// <summary>The command 'inbox pages': the time and the size of every page of the inspector.</summary>
internal static partial class PagesCommand
{
    public const string Path = "/mandrill";

    private const double TimeBar = 200;
    private const int SizeBar = 100_000;
    private const int Answers = 5;
    private const int PagesOfAKind = 6;

    public static async Task<bool> RunAsync(InboxEngines engines, CommandLine options)
    {
        var events = options.Find("--events") ?? 100_000;
        var isMet = true;
        MarkdownTable.Begin("Engine", "Kind of page", "Pages", "Slowest median, ms", "Slowest answer, ms", "Largest");
        foreach (var engine in engines.Names)
        {
            isMet &= await RunAsync(engine, engines.Create(engine), events);
        }

        return isMet;
    }

    private static async Task<bool> RunAsync(string engine, string connectionString, int events)
    {
        using var server = InboxLoad.Start(new(engine, connectionString, HandlerKind.FailHundredth, HasInspector: true));
        await FillAsync(server, events);
        using var client = new HttpClient { BaseAddress = server.Address };
        return await MeasureAsync(engine, client);
    }

    private static async Task FillAsync(ServerProcess server, int events)
    {
        var posts = new InboxPosts();
        while (posts.Events < events)
        {
            await InboxLoad.SendAsync(server, posts.Next(Math.Min(20, (events - posts.Events + InboxPosts.BatchSize - 1) / InboxPosts.BatchSize)));
            await InboxLoad.WaitAsync(posts.Events, server);
        }
    }

    /// <summary>Follows the links, a few of each kind.</summary>
    private static async Task<bool> MeasureAsync(string engine, HttpClient client)
    {
        var (open, seen) = (new Queue<string>([Path + "/"]), new HashSet<string>());
        var kinds = new Dictionary<string, List<PageFigures>>(StringComparer.Ordinal);
        while (open.TryDequeue(out var url))
        {
            var pages = kinds.TryGetValue(KindOf(url), out var known) ? known : kinds[KindOf(url)] = [];
            if (pages.Count == PagesOfAKind || !seen.Add(url))
            {
                continue;
            }

            var (figures, html) = await AskAsync(client, url);
            pages.Add(figures);
            foreach (var link in Links().Matches(html).Select(static link => WebUtility.HtmlDecode(link.Groups[1].Value)))
            {
                open.Enqueue(link);
            }
        }

        var isMet = true;
        foreach (var (kind, pages) in kinds.OrderBy(static kind => kind.Key, StringComparer.Ordinal))
        {
            isMet &= Write(engine, kind, pages);
        }

        return isMet;
    }

    private static bool Write(string engine, string kind, List<PageFigures> pages)
    {
        var (median, largest) = (pages.Max(static page => page.Median), pages.Max(static page => page.Bytes));
        MarkdownTable.Line(
            engine, kind, $"{pages.Count}", Figures.AtMost(median, TimeBar, Figures.Milliseconds),
            Figures.Milliseconds(pages.Max(static page => page.Slowest)), Figures.AtMost(largest, SizeBar, Figures.Bytes));
        return median <= TimeBar && largest <= SizeBar;
    }

    private static async Task<(PageFigures Figures, string Html)> AskAsync(HttpClient client, string url)
    {
        var (times, html) = (new List<double>(), "");
        for (var answer = 0; answer <= Answers; answer++)
        {
            var start = Stopwatch.GetTimestamp();
            html = await client.GetStringAsync(new Uri(url, UriKind.Relative));
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var counted = times.Skip(1).Order().ToList();
        return (new(counted[Answers / 2], counted[^1], System.Text.Encoding.UTF8.GetByteCount(html)), html);
    }

    /// <summary>Names the kind of a page: its path without ids, and the names of its query.</summary>
    private static string KindOf(string url)
    {
        var parts = Ids().Replace(url, "/{id}").Split('?');
        return parts.Length == 1
            ? parts[0]
            : $"{parts[0]}?{string.Join('&', parts[1].Split('&').Select(static pair => pair.Split('=')[0]).Order().Distinct())}";
    }

    [GeneratedRegex("href=\"(" + Path + "(?!/assets|[^\"]*/(?:json|source|html|attachments|images))[^\"]*)\"")]
    private static partial Regex Links();

    [GeneratedRegex("/[0-9]+")]
    private static partial Regex Ids();

    private sealed record PageFigures(double Median, double Slowest, int Bytes);
}
