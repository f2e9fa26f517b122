using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Contract;

/// <summary>Keeps every log entry of an application, with its scopes and exception, as text.</summary>
internal sealed class LogCollector : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<LogEntry> _entries = new();
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    /// <summary>Gets what the package logged.</summary>
    public IReadOnlyList<LogEntry> Own => [.. _entries.Where(static entry => entry.Category.StartsWith("Djrill.Net", StringComparison.Ordinal))];

    /// <summary>Gets what anybody logged.</summary>
    public IReadOnlyList<LogEntry> All => [.. _entries];

    public void Clear() => _entries.Clear();

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private sealed class Logger(LogCollector collector, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => collector._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : "";
            var scopes = new List<string>();
            collector._scopes.ForEachScope(
                static (scope, all) => all.Add(scope is IEnumerable<KeyValuePair<string, object?>> named ? string.Join(' ', named) : $"{scope}"), scopes);

            collector._entries.Enqueue(new LogEntry(
                category, logLevel, eventId.Id, formatter(state, exception), exception, $"{values} {string.Join(' ', scopes)}"));
        }
    }
}
