using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Contract;

/// <summary>A log that fails costs no subscriber its event.</summary>
internal sealed class FailingLogTests
{
    [Test]
    public async Task LogThatThrows_StopsNeitherSubscribersNorEvents()
    {
        using var failing = new Subscription(static (_, _) => throw new InvalidOperationException());
        using var recording = Subscription.Record(out var events);
        using var provider = new FullDisk();
        await using var app = await TestApp.StartAsync(builder =>
        {
            builder.Logging.AddProvider(provider);
            builder.Services.AddControllers().AddDjrill(TestApp.Unsigned);
        });

        using var response = await app.Client.SendAsync(MandrillPost.Unsigned(MandrillPost.Batch("a", 3)));

        Assert.That((response.StatusCode, events.Count), Is.EqualTo((HttpStatusCode.InternalServerError, 3)));
    }

    /// <summary>Fails on what is logged of failed subscribers.</summary>
    private sealed class FullDisk : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Name == "SubscriberFailed")
            {
                throw new IOException("No space left on device.");
            }
        }

        public void Dispose()
        {
        }
    }
}
