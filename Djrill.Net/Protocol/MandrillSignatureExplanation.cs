using Djrill.Net.Protocol;

namespace Djrill.Net;

/// <summary>The result of <see cref="MandrillSignature.Explain"/>. It contains no URL, key, signature or payload.</summary>
public sealed class MandrillSignatureExplanation
{
    private readonly SignatureFinding? _finding;

    internal MandrillSignatureExplanation(SignatureFinding? finding) => _finding = finding;

    /// <summary>Gets whether the signature is valid.</summary>
    public bool Fits => _finding is null;

    /// <summary>
    /// Gets the mistakes each of which alone explains the wrong signature: constants of <see cref="MandrillSignatureMistakes"/>.
    /// </summary>
    /// <value>
    /// Several words mean that each of them is possible. Empty if the signature is valid, or if no known mistake alone explains it.
    /// </value>
    public IReadOnlyList<string> Mistakes => _finding?.Words ?? [];

    /// <summary>
    /// Returns the explanation as a sentence, such as <c>The signature fits with 'https' in place of 'http' in the URL.</c>
    /// </summary>
    /// <returns>A sentence in English. Names at most four of the mistakes.</returns>
    public override string ToString() => _finding switch
    {
        null => "The signature fits.",
        { Mistakes.Count: 0 } => "The signature fits with none of the known mistakes alone.",
        { Mistakes: var mistakes } => $"The signature fits {SignatureMistake.Describe(mistakes)}.",
    };
}
