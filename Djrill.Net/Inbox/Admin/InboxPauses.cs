namespace Djrill.Net.Inbox;

/// <summary>Pauses and resumes handlers, and lists their names.</summary>
/// <param name="engine">The engine.</param>
/// <param name="handlers">The handlers of this process.</param>
internal sealed class InboxPauses(SqlEngine engine, IHandlerNames handlers)
{
    private readonly SqlPauses _pauses = new(engine);

    private string Kept => $"""
        SELECT DISTINCT recipient FROM {engine.Tables.Deliveries} WHERE state = 0
        UNION SELECT DISTINCT recipient FROM {engine.Tables.Deliveries} WHERE state = 2
        UNION SELECT recipient FROM {engine.Tables.Pauses}
        """;

    public static MandrillPausedHandler Convert(StoredPause pause) => new()
    {
        Handler = pause.Handler,
        PausedAt = DateTimeOffset.FromUnixTimeMilliseconds(pause.Since),
        PausedBy = pause.PausedBy,
        Waiting = pause.Waiting,
    };

    public async Task<IReadOnlyList<MandrillPausedHandler>> ListAsync(SqlSession session, CancellationToken cancellationToken) =>
        [.. (await _pauses.CountAsync(session, cancellationToken)).Where(static pause => pause.Resumed is null).Select(Convert)];

    public async Task<IReadOnlyList<string>> ListNamesAsync(SqlSession session, CancellationToken cancellationToken)
    {
        var kept = await session.QueryAsync(Kept, static row => row.GetString(0), cancellationToken);
        return [.. kept.Concat(await handlers.GetAsync()).Where(static name => name.Length > 0).Distinct().Order(StringComparer.Ordinal)];
    }

    public async Task<bool> PauseAsync(string handler, string? pausedBy, CancellationToken cancellationToken)
    {
        var hasChanged = await _pauses.PauseAsync(NameOf(handler), StoredText.Of(pausedBy), cancellationToken);
        if (hasChanged)
        {
            handlers.Paused(handler);
        }

        return hasChanged;
    }

    public async Task<bool> ResumeAsync(string handler, CancellationToken cancellationToken)
    {
        var hasChanged = await _pauses.ResumeAsync(NameOf(handler), cancellationToken);
        if (hasChanged)
        {
            handlers.Resumed(handler);
        }

        return hasChanged;
    }

    private static string NameOf(string handler) => StoredText.Of(handler)!; // Not null: the name is not null.
}
