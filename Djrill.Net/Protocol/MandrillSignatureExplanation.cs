using Djrill.Net.Protocol;

namespace Djrill.Net;

/// <summary>The result of <see cref="MandrillSignature.Explain"/>. It contains no URL, key, signature or payload.</summary>
public sealed class MandrillSignatureExplanation
{
    private readonly IReadOnlyList<SignatureMistake> _mistakes;

    internal MandrillSignatureExplanation(bool fits, IReadOnlyList<SignatureMistake> mistakes)
    {
        (Fits, _mistakes) = (fits, mistakes);
        Mistakes = [.. mistakes.Select(static mistake => mistake.Word).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Gets whether the signature is valid.</summary>
    public bool Fits { get; }

    /// <summary>
    /// Gets the mistakes each of which alone explains the wrong signature: constants of <see cref="MandrillSignatureMistakes"/>.
    /// </summary>
    /// <value>
    /// Several words mean that each of them is possible. Empty if the signature is valid, or if no known mistake alone explains it.
    /// </value>
    public IReadOnlyList<string> Mistakes { get; }

    /// <summary>Gets the mistakes as the end of a sentence that begins with "The signature fits".</summary>
    internal string Description => SignatureMistake.Describe(_mistakes);

    /// <summary>Returns the explanation as a sentence, such as <c>The signature fits with 'https' in place of 'http' in the URL.</c></summary>
    /// <returns>A sentence in English.</returns>
    public override string ToString() => Fits ? "The signature fits." : $"The signature fits {Description}.";
}
