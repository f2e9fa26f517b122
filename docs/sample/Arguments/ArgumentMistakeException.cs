namespace Djrill.Net.Sample;

/// <summary>A mistake in the arguments or in a file. The message names what was found and the cure, and never a key.</summary>
internal sealed class ArgumentMistakeException(string message) : Exception(message);
