using Microsoft.Extensions.Logging;

namespace Djrill.Net.Diagnostics;

/// <summary>
/// Logs and ignores exceptions of log providers, so that a broken provider, such as one with a full disk, costs no event and no
/// answer.
/// </summary>
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

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception)
        {
            // The provider may have failed to write the exception itself, so the message is logged once more without it.
            if (exception is not null)
            {
                Log(logLevel, eventId, state, null, formatter);
            }
        }
    }
}
