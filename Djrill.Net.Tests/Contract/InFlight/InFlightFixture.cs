using System.Globalization;
using System.Net;
using Djrill.Net.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Tests.Contract.InFlight;

/// <summary>An application with a budget of 800,000 bytes: 100,000 for small bodies, 700,000 for large ones.</summary>
internal abstract class InFlightFixture(AppKind kind)
{
    protected const string NoMemory = "There is no memory left for the request body. Send the batch again.";
    protected const long Large = 700_000;

    /// <summary>A length that no other time limit has, so that a test finds its timers.</summary>
    protected static readonly TimeSpan Wait = TimeSpan.FromSeconds(33);

    protected WatchedTime Time { get; } = new();

    /// <summary>Gets a semaphore that is released whenever a request has ended in the application.</summary>
    protected SemaphoreSlim Ended { get; } = new(0);

    protected TestApp App { get; private set; } = null!; // Not null: every test starts it.

    protected MemoryBudget Budget => WebhookHost.For(App.Services).Memory;

    [TearDown]
    public async Task StopAsync()
    {
        await App.DisposeAsync();
        Ended.Dispose();
    }

    protected async Task StartAsync(Action<DjrillOptions>? configure = null, Action<WebApplicationBuilder>? build = null, Action<WebApplication>? inFront = null) =>
        App = await TestApp.StartAsync(
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(Time).AddHealthChecks().AddMandrillWebhook();
                TestApp.AddReceiver(builder, kind);
                builder.Services.Configure<DjrillOptions>(options =>
                {
                    TestApp.Signed(options);
                    (options.MemoryBudget, options.MemoryWait) = (800_000, Wait);
                    configure?.Invoke(options);
                });
                build?.Invoke(builder);
            },
            app =>
            {
                app.Use(async (context, next) =>
                {
                    try
                    {
                        await next(context);
                    }
                    finally
                    {
                        Ended.Release();
                    }
                });
                inFront?.Invoke(app);
                TestApp.Map(app, kind);
            });

    /// <summary>Reserves on behalf of another request.</summary>
    protected Reservation Hold(long size) =>
        Budget.TryReserve(size, App.Services.GetRequiredService<IOptions<DjrillOptions>>().Value)!; // Not null, or the test fails.

    /// <summary>Makes a post whose body is a little larger than the size.</summary>
    protected static HttpRequestMessage Post(int size) => MandrillPost.Of($$"""[{"event":"send","a":"{{new string('x', size)}}"}]""");

    protected async Task<(HttpStatusCode Status, string Text)> SendAsync(HttpRequestMessage request)
    {
        using var sent = request;
        using var response = await App.Client.SendAsync(sent);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Begins a post, of which only the start of the body is sent.</summary>
    protected async Task<RawConnection> BeginAsync(long length)
    {
        var connection = await RawConnection.OpenAsync(App);
        var header = length.ToString(CultureInfo.InvariantCulture);
        await connection.SendAsync(
            $"POST {TestApp.Path} HTTP/1.1\r\nHost: localhost\r\n{RawConnection.FormType}X-Mandrill-Signature: x\r\nContent-Length: {header}\r\n\r\nmandrill_events=");
        return connection;
    }

    /// <summary>Waits until the body of such a post is read.</summary>
    protected Task ReadingAsync(long length, int count = 1) => Time.TimersSetAsync(TimeSpan.FromSeconds(60) + TimeSpan.FromSeconds((double)length / BodyRate.BytesPerSecond), count);

    protected void AssertUnused() => Assert.That((Budget.Reserved, Budget.Waiting), Is.EqualTo((0L, 0)));
}
