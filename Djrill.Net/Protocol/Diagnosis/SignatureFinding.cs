namespace Djrill.Net.Protocol;

/// <summary>The result of a diagnosis.</summary>
/// <param name="Mistakes">The mistakes each of which alone explains the signature.</param>
/// <param name="IsComplete">False if the limits of the diagnosis were reached before all known mistakes were tried.</param>
internal sealed record SignatureFinding(IReadOnlyList<SignatureMistake> Mistakes, bool IsComplete)
{
    /// <summary>Gets the words of the mistakes.</summary>
    public IReadOnlyList<string> Words => [.. Mistakes.Select(static mistake => mistake.Word).Distinct(StringComparer.Ordinal)];
}
