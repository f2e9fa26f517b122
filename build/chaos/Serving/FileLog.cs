namespace Djrill.Net.Chaos;

/// <summary>Writes warnings and errors of a server to a file, for the person who looks into a finding.</summary>
internal sealed class FileLog(string path) : ILoggerProvider, ILogger
{
    private readonly StreamWriter _file = new(path, append: true) { AutoFlush = true };
    private readonly Lock _lock = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            lock (_lock)
            {
                _file.WriteLine(FormattableString.Invariant(
                    $"{JournalLine.Now.TotalSeconds:0.000} {logLevel} {eventId.Id} {formatter(state, exception)} {exception}"));
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
