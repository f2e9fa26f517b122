using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Contract;

/// <summary>Posts one batch again and again, twenty minutes apart.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal abstract class FailingHandlerFixture
{
    protected const string Batch = """[{"event":"send","_id":"1","ts":1},{"event":"open","_id":"1","ts":2}]""";
    protected const int PostsOfMandrill = 21;

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    protected async Task<List<HttpStatusCode>> PostAsync(HandlerApp app, int posts)
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < posts; i++)
        {
            statuses.Add(await app.PostAsync(Batch));
            _time.Advance(TimeSpan.FromMinutes(20));
        }

        return statuses;
    }

    protected Task<HandlerApp> StartAsync(Action<DjrillOptions>? configure = null) => HandlerApp.StartAsync(
        services =>
        {
            services.AddSingleton<TimeProvider>(_time)
                .AddMandrillEventHandler<RecordingHandlers.Messages>().AddMandrillEventHandler<RecordingHandlers.All>();
            services.AddHealthChecks().AddMandrillWebhook();
        },
        configure);
}
