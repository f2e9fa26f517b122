using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Inbox;

/// <summary>Reports whether the store can be reached, to the log at most once a minute and to the health check.</summary>
/// <param name="use">The use of the store, because storing can fail while reading succeeds.</param>
internal sealed class StoreHealth(HostDiagnostics diagnostics, TimeProvider time, string use)
{
    private readonly string _condition = "inbox-store:" + use;
    private readonly OncePerInterval _logging = new(time, RefusalCounter.Minute);
    private volatile bool _hasFailed;

    public void Succeeded()
    {
        if (_hasFailed)
        {
            _hasFailed = false;
            diagnostics.Health?.Clear(_condition);
            diagnostics.For("").Log.StoreReached();
        }
    }

    public void Failed(Exception exception)
    {
        _hasFailed = true;
        diagnostics.Health?.Report(
            _condition, HealthStatus.Unhealthy, "The inbox cannot reach its database. Posts are answered with 503, and no handler is called.");
        if (_logging.TryPass())
        {
            diagnostics.For("").Log.StoreFailed(exception);
        }
    }
}
