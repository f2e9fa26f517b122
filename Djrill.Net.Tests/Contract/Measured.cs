namespace Djrill.Net.Tests.Contract;

/// <summary>One measurement of an instrument of the package.</summary>
internal sealed record Measured(string Instrument, double Value, IReadOnlyDictionary<string, object?> Tags)
{
    /// <summary>Gets all that the measurement shows to anybody who reads it.</summary>
    public string Text => $"{Instrument} {Value} {string.Join(' ', Tags)}";
}
