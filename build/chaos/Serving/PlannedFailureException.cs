namespace Djrill.Net.Chaos;

/// <summary>The failure of a handler that the seed asked for.</summary>
internal sealed class PlannedFailureException(string message) : Exception(message);
