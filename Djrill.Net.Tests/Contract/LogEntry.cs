using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Contract;

internal sealed record LogEntry(string Category, LogLevel Level, int Id, string Message, Exception? Exception, string Details)
{
    /// <summary>Gets all that the entry shows to anybody who reads it.</summary>
    public string Text => $"{Message} {Exception} {Details}";
}
