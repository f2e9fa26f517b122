using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Inbox;

/// <summary>Reports whether the store can be reached, to the log at most once a minute and to the health check.</summary>
internal sealed class StoreHealth(HostDiagnostics diagnostics, TimeProvider time)
{
    private const string Condition = "inbox-store";

    private readonly OncePerMinute _logging = new(time);
    private volatile bool _hasFailed;

    public void Succeeded()
    {
        if (_hasFailed)
        {
            _hasFailed = false;
            diagnostics.Health?.Clear(Condition);
            diagnostics.For("").Log.StoreReached();
        }
    }

    public void Failed(Exception exception)
    {
        _hasFailed = true;
        diagnostics.Health?.Report(
            Condition, HealthStatus.Unhealthy, "The inbox cannot reach its database. Posts are answered with 503, and no handler is called.");
        if (_logging.TryPass())
        {
            diagnostics.For("").Log.StoreFailed(exception);
        }
    }
}
