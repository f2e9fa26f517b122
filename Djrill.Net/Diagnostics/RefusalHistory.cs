namespace Djrill.Net.Diagnostics;

/// <summary>The last refused requests of a host. At most half of them have no accepted secret. Thread-safe.</summary>
internal sealed class RefusalHistory(TimeProvider time)
{
    private const int Half = 50;

    private readonly Lock _lock = new();
    private readonly RefusedRequest?[] _authenticated = new RefusedRequest?[Half];
    private readonly RefusedRequest?[] _strangers = new RefusedRequest?[Half];
    private long _authenticatedCount;
    private long _strangerCount;

    /// <summary>Lists the refusals, newest first.</summary>
    public IReadOnlyList<RefusedRequest> GetAll()
    {
        lock (_lock)
        {
            return [.. _authenticated.Concat(_strangers).OfType<RefusedRequest>().OrderByDescending(static refusal => refusal.Time)];
        }
    }

    /// <summary>Adds a refusal. An unbroken run of equal refusals of strangers is one entry.</summary>
    public void Add(string webhook, int status, string outcome, string reason, bool isAuthenticated, string? diagnosis = null)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (isAuthenticated)
            {
                _authenticated[_authenticatedCount++ % Half] = new(now, webhook, status, outcome, reason, true, diagnosis, 1);
                return;
            }

            var last = _strangerCount == 0 ? null : _strangers[(_strangerCount - 1) % Half];
            var isRepeated = last is not null && last.Status == status && last.Reason == reason && last.Webhook == webhook;
            var index = isRepeated ? _strangerCount - 1 : _strangerCount++;
            _strangers[index % Half] = new(now, webhook, status, outcome, reason, false, null, isRepeated ? last!.Count + 1 : 1);
        }
    }
}

/// <summary>A refused request, or a run of equal ones.</summary>
/// <param name="Time">The time of the last one.</param>
/// <param name="Webhook">The name of the webhook.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Outcome">The outcome of the answer.</param>
/// <param name="Reason">The text of the answer.</param>
/// <param name="IsAuthenticated">Whether the request contains an accepted secret.</param>
/// <param name="Diagnosis">An explanation of a wrong signature without secrets, or null.</param>
/// <param name="Count">The number of equal requests.</param>
internal sealed record RefusedRequest(
    DateTimeOffset Time, string Webhook, int Status, string Outcome, string Reason, bool IsAuthenticated, string? Diagnosis, long Count);
