namespace Djrill.Net.Chaos.Direct;

/// <summary>The journal of one process.</summary>
internal sealed class Life(IReadOnlyList<JournalLine> lines)
{
    private readonly Lazy<ILookup<(LineKind Kind, string Id), TimeSpan>> _times =
        new(() => lines.ToLookup(static line => (line.Kind, line.Id), static line => line.Time));

    /// <summary>Gets when the host began to stop; null where the process was killed.</summary>
    public TimeSpan? Stopping => lines.FirstOrDefault(static line => line.Kind == LineKind.Stopping)?.Time;

    public IEnumerable<JournalLine> LinesOf(LineKind kind) => lines.Where(line => line.Kind == kind);

    /// <summary>Gets whether something happened to an event, and before a time.</summary>
    public bool Has(LineKind kind, string id, TimeSpan before) => _times.Value[(kind, id)].Any(time => time < before);

    public int Count(LineKind kind, string id) => _times.Value[(kind, id)].Count();
}
