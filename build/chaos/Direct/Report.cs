namespace Djrill.Net.Chaos.Direct;

/// <summary>Holds what was answered against what was handled.</summary>
internal sealed class Report(DirectOptions options, IReadOnlyList<Life> lives, IReadOnlyList<Post> posts, int pending)
{
    /// <returns>The exit code: 0 when everything that must hold did.</returns>
    public int Write()
    {
        var batches = posts.Select(static post => post.Batch).Distinct().ToList();
        var unhandled = CountUnhandled(LineKind.Handled) + CountUnhandled(LineKind.Published);
        var terms = new TermFindings(options, lives, posts);
        var isSound = unhandled == 0 && pending == 0 && terms.Terms == options.Terms && terms.IsSound;
        Console.WriteLine(FormattableString.Invariant($"""
            seed: {options.Seed}, scale: {options.Scale}
            batches: {batches.Count}, events: {batches.Sum(static batch => batch.Events.Count)}, kills: {options.Kills}, terms: {terms.Terms}, resends: {posts.Count - batches.Count}
            answered 200 and not handled: {unhandled} (must be 0)
            never answered 200: {pending} (must be 0)
            handled again by the handler: {CountDoubles(LineKind.Handled)}
            handled again by the static subscriber: {CountDoubles(LineKind.Published)}
            """));
        if (options.Terms > 0)
        {
            Write(terms);
        }

        Console.WriteLine(isSound ? "sound" : "NOT SOUND");
        return isSound ? 0 : 1;
    }

    private static void Write(TermFindings terms) => Console.WriteLine(FormattableString.Invariant($"""
        calls in flight at a SIGTERM that ended within the grace: {terms.Calls}
          calls whose token was cancelled before the grace ended: {terms.CancelledCalls} (must be 0)
        batches refused while the host stopped: {terms.Refused}
        batches in flight at a SIGTERM: {terms.InFlight}, of them answered 200 after it: {terms.Accepted}
        batches that ended within the grace: {terms.Ended}
          of them not answered 200: {terms.EndedNotAccepted} (must be 0)
          their events handled again: {terms.EndedDoubles} (must be 0)
        batches cut off by the end of the grace: {terms.CutOff}
          of them before it: {terms.CutOffEarly} (must be 0)
          their events handled again: {terms.CutOffDoubles}
        """));

    /// <summary>Counts the events of accepted posts that a recipient had not handled when the answer came.</summary>
    private int CountUnhandled(LineKind kind)
    {
        var first = lives.SelectMany(life => life.LinesOf(kind))
            .GroupBy(static line => line.Id)
            .ToDictionary(static lines => lines.Key, static lines => lines.Min(static line => line.Time));
        return posts.Where(static post => post.IsAccepted)
            .Sum(post => post.Batch.Events.Count(item => !first.TryGetValue(item.Id, out var time) || time > post.Answered));
    }

    private int CountDoubles(LineKind kind) => lives.SelectMany(life => life.LinesOf(kind)).GroupBy(static line => line.Id).Sum(static lines => lines.Count() - 1);
}
