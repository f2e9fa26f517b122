namespace Djrill.Net.Chaos.Direct;

/// <summary>Counts what the grace did in the processes that were terminated.</summary>
internal sealed class TermFindings
{
    // The grace by default, written out: a change of the default must not go unseen.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HandlerTimeout = TimeSpan.FromSeconds(15);

    // The system's timers count in steps of a few milliseconds, and may end so much early.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(20);

    private readonly double _scale;

    public TermFindings(DirectOptions options, IReadOnlyList<Life> lives, IReadOnlyList<Post> posts)
    {
        _scale = options.Scale;
        var postsOfLives = posts.ToLookup(static post => post.Life);
        for (var life = options.Kills; life < options.Ends; life++)
        {
            if (lives[life].Stopping is not { } stopping)
            {
                continue;
            }

            Terms++;
            CountCalls(lives[life], stopping);
            foreach (var post in postsOfLives[life].Where(post => post.Answered > stopping))
            {
                CountPost(post, stopping, lives.Skip(life).ToList());
            }
        }
    }

    public int Terms { get; private set; }

    public int InFlight { get; private set; }

    public int Refused { get; private set; }

    public int Accepted { get; private set; }

    /// <summary>Gets the number of calls that were running when the host began to stop, and ended within the grace.</summary>
    public int Calls { get; private set; }

    /// <summary>Gets the number of calls whose token was cancelled before the grace ended.</summary>
    public int CancelledCalls { get; private set; }

    public int Ended { get; private set; }

    public int EndedNotAccepted { get; private set; }

    public int EndedDoubles { get; private set; }

    public int CutOff { get; private set; }

    /// <summary>Gets the number of batches that were begun and refused although the grace had not ended.</summary>
    public int CutOffEarly { get; private set; }

    public int CutOffDoubles { get; private set; }

    public bool IsSound => CancelledCalls == 0 && CutOffEarly == 0 && EndedNotAccepted == 0 && EndedDoubles == 0;

    private void CountCalls(Life life, TimeSpan stopping)
    {
        var end = stopping + (Grace * _scale);
        Calls += life.LinesOf(LineKind.Handled).Count(line => line.Time > stopping && line.Time < end);
        CancelledCalls += life.LinesOf(LineKind.Cancelled)
            .Count(line => line.Time < end - Tolerance && !life.Has(LineKind.Begun, line.Id, before: line.Time - (HandlerTimeout * _scale) + Tolerance));
    }

    /// <summary>Counts a post that was not answered when the host began to stop.</summary>
    /// <param name="post">The post.</param>
    /// <param name="stopping">When the host began to stop.</param>
    /// <param name="lives">The process and all later ones.</param>
    private void CountPost(Post post, TimeSpan stopping, List<Life> lives)
    {
        var ids = post.Batch.Events.Select(static item => item.Id).ToList();
        if (!ids.Exists(id => lives[0].Has(LineKind.Published, id, before: TimeSpan.MaxValue)))
        {
            Refused++;
            return;
        }

        InFlight++;
        Accepted += post.IsAccepted ? 1 : 0;
        var doubles = ids.Where(id => lives[0].Count(LineKind.Handled, id) > 0).Sum(id => CountDoubles(id, lives));
        if (ids.TrueForAll(id => lives[0].Has(LineKind.Handled, id, before: stopping + (Grace * _scale))))
        {
            Ended++;
            EndedNotAccepted += post.IsAccepted ? 0 : 1;
            EndedDoubles += doubles;
        }
        else if (!post.IsAccepted)
        {
            CutOff++;
            CutOffEarly += post.Answered < stopping + (Grace * _scale) - Tolerance ? 1 : 0;
            CutOffDoubles += doubles;
        }
    }

    /// <summary>Counts the calls that repeat those of the first process: its own, and one of a later process, which counts the rest.</summary>
    private static int CountDoubles(string id, List<Life> lives) =>
        lives[0].Count(LineKind.Handled, id) - 1 + (lives.Skip(1).Any(life => life.Count(LineKind.Handled, id) > 0) ? 1 : 0);
}
