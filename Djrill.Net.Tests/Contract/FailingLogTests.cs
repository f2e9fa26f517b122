using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Djrill.Net.Tests.Contract;

/// <summary>A log that fails costs no subscriber its event and no caller its answer.</summary>
internal sealed class FailingLogTests
{
    [Test]
    public async Task LogThatThrows_StopsNeitherSubscribersNorEvents()
    {
        using var failing = new Subscription(static (_, _) => throw new InvalidOperationException());
        using var recording = Subscription.Record(out var events);

        Assert.That(await PostAsync(MandrillPost.Of("""[1,{"event":"send"},{"event":"open"}]""")), Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(events, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task LogThatThrows_LeavesTheAnswersAsTheyAre()
    {
        using var recording = Subscription.Record(out _);

        var accepted = await PostAsync(MandrillPost.Of("""[{"event":"send"}]"""));
        var refused = await PostAsync(MandrillPost.Of("[]", "/djrill/webhook/"));

        Assert.That((accepted, refused), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Forbidden)));
    }

    private static async Task<HttpStatusCode> PostAsync(HttpRequestMessage request)
    {
        using var provider = new FullDisk();
        await using var app = await TestApp.StartAsync(builder =>
        {
            builder.Logging.AddProvider(provider);
            builder.Services.AddControllers().AddDjrill(TestApp.Signed);
        });

        using var response = await app.Client.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>Fails on all that the package logs.</summary>
    private sealed class FullDisk : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => categoryName == "Djrill.Net" ? this : NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new IOException("No space left on device.");

        public void Dispose()
        {
        }
    }
}
