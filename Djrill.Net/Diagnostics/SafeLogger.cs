using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Diagnostics;

/// <summary>
/// Keeps a log that fails from costing an event or an answer. The framework's logger throws on what one of its providers
/// throws, such as one whose disk is full.
/// </summary>
internal sealed class SafeLogger(ILogger inner) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A log provider may throw anything.")]
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

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A log provider may throw anything.")]
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception)
        {
            // The exception itself may be what cannot be written. Without it there is no place left to tell it.
            if (exception is not null)
            {
                Log(logLevel, eventId, state, null, formatter);
            }
        }
    }
}
