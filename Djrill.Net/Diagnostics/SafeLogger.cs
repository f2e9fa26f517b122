using Microsoft.Extensions.Logging;

namespace Djrill.Net.Diagnostics;

/// <summary>A logger that ignores exceptions from log providers. A faulty provider cannot affect events and answers.</summary>
internal sealed class SafeLogger(ILogger inner) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return inner.IsEnabled(logLevel);
        }
        catch (Exception)
        {
            return false;
        }
    }

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception)
        {
            // The provider may be unable to write the exception, so the message is logged again without the exception.
            if (exception is not null)
            {
                Log(logLevel, eventId, state, null, formatter);
            }
        }
    }
}
