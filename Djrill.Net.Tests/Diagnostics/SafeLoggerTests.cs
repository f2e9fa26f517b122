using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Diagnostics;

internal sealed class SafeLoggerTests
{
    [Test]
    public void ExceptionThatCannotBeWritten_LeavesTheMessage()
    {
        var inner = new Writer();

        new SafeLogger(inner).Log(LogLevel.Error, default, "It failed.", new Unwritable(), static (state, _) => state);

        Assert.That(inner.Written, Is.EqualTo(["It failed."]));
    }

    [SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "Only this test makes it.")]
    private sealed class Unwritable : InvalidOperationException
    {
        public override string ToString() => throw new InvalidOperationException();
    }

    private sealed class Writer : ILogger
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var text = formatter(state, exception) + exception;
            Written.Add(text);
        }
    }
}
