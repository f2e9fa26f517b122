using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Contract.Schedule;

/// <summary>An application in virtual time, with the settings as shipped, whose client may give up.</summary>
internal sealed class ScheduleApp : IAsyncDisposable
{
    private readonly TestApp _app;
    private readonly RequestEnd _end;

    private ScheduleApp(TestApp app, RequestEnd end) => (_app, _end) = (app, end);

    /// <summary>Gets what the package logged at Warning and above.</summary>
    public IReadOnlyList<LogEntry> Logs => _app.Logs.Own;

    /// <param name="clock">The time.</param>
    /// <param name="journal">The work of the handlers.</param>
    /// <param name="add">Adds the handlers.</param>
    /// <param name="clientTimeout">When the client closes the connection; null for never.</param>
    public static async Task<ScheduleApp> StartAsync(
        VirtualClock clock, HandlingJournal journal, Action<IServiceCollection> add, TimeSpan? clientTimeout = null)
    {
        var end = new RequestEnd();
        var app = await TestApp.StartAsync(
            builder =>
            {
                builder.Logging.SetMinimumLevel(LogLevel.Warning);
                builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton(journal).AddHealthChecks().AddMandrillWebhook();
                builder.Services.AddControllers().AddDjrill(TestApp.Signed);
                add(builder.Services);
            },
            app =>
            {
                app.Use((context, next) => end.RunAsync(context, next, clock, clientTimeout ?? Timeout.InfiniteTimeSpan));
                app.MapControllers();
            });
        return new(app, end);
    }

    /// <summary>Posts a batch.</summary>
    /// <returns>The answer when the server has ended its work on the post, also where the client gave up before; then null.</returns>
    public async Task<HttpStatusCode?> PostAsync(string events)
    {
        var cancellation = TestContext.CurrentContext.CancellationToken;
        var ended = _end.Begin().WaitAsync(cancellation);
        try
        {
            using var response = await _app.Client.SendAsync(MandrillPost.Of(events), cancellation);
            await ended;
            return response.StatusCode;
        }
        catch (HttpRequestException)
        {
            await ended;
            return null;
        }
    }

    public async Task<HealthStatus> CheckHealthAsync() =>
        (await _app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status;

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
