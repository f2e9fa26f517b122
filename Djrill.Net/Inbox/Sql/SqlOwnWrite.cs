namespace Djrill.Net.Inbox;

/// <summary>Finds an outcome that an earlier call has written although its commit was not confirmed.</summary>
internal sealed class SqlOwnWrite(SqlEngine engine)
{
    private string Rows =>
        $"SELECT recipient, state, version, round, attempts FROM {engine.Tables.Deliveries} WHERE event_id = @id";

    /// <summary>Finds out whether the rows of an event show exactly the given outcome.</summary>
    public async Task<bool> IsStoredAsync(SqlSession session, EventOutcome outcome, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync(
            Rows,
            static row => new StoredResult(
                row.GetString(0), (DeliveryState)row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4)),
            cancellationToken,
            ("id", outcome.EventId));
        var byRecipient = rows.ToDictionary(static row => row.Recipient);
        var expected = Expected(outcome);
        return expected.Count > 0 && expected.All(result => byRecipient.TryGetValue(result.Recipient, out var row) && result.IsShownBy(row));
    }

    // Open deliveries are left out next to a dead one: they may have been called again since then.
    private static List<ExpectedResult> Expected(EventOutcome outcome)
    {
        var results = outcome.Results.Where(result => !outcome.IsSynced || result.State == DeliveryState.Dead);
        List<ExpectedResult> expected =
            [.. results.Select(result => new ExpectedResult(result.Recipient, result.State, VersionOf(outcome, result), result))];
        if (outcome.Source is { } source && outcome.Results.All(result => result.Recipient != source.Recipient))
        {
            expected.Add(new(source.Recipient, DeliveryState.Handled, source.Version + 1, null));
        }

        return expected;
    }

    private static int? VersionOf(EventOutcome outcome, DeliveryResult result) =>
        outcome.Source is { } source && source.Recipient == result.Recipient ? source.Version + 1 : null;

    private sealed record StoredResult(string Recipient, DeliveryState State, int Version, int Round, int Attempts);

    private sealed record ExpectedResult(string Recipient, DeliveryState State, int? Version, DeliveryResult? Result)
    {
        public bool IsShownBy(StoredResult row) => row.State == State && (Version ?? row.Version) == row.Version
            && (Result is null || (Result.Round, Result.Attempts) == (row.Round, row.Attempts));
    }
}
