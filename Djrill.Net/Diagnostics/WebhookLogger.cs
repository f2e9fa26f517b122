using Microsoft.Extensions.Logging;

namespace Djrill.Net.Diagnostics;

/// <summary>Adds the name of a webhook to each log message: as a prefix, and as the structured value <c>Webhook</c>.</summary>
internal sealed class WebhookLogger(ILogger inner, string webhook) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (inner.IsEnabled(logLevel))
        {
            var values = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
            inner.Log(
                logLevel,
                eventId,
                new NamedState(webhook, formatter(state, exception), values),
                exception,
                static (named, _) => named.ToString());
        }
    }

    private sealed class NamedState : List<KeyValuePair<string, object?>>
    {
        private const string Template = "{OriginalFormat}";

        private readonly string _text;

        public NamedState(string webhook, string message, IEnumerable<KeyValuePair<string, object?>> values)
        {
            _text = $"Webhook '{webhook}': {message}";
            Add(new("Webhook", webhook));
            AddRange(values.Select(static value => value.Key == Template ? new(Template, $"Webhook '{{Webhook}}': {value.Value}") : value));
        }

        public override string ToString() => _text;
    }
}
