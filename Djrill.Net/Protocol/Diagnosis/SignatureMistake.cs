namespace Djrill.Net.Protocol;

/// <summary>A known mistake that makes a correct signature fail. Contains no URL, key, signature or payload.</summary>
/// <param name="Word">The word in <see cref="MandrillSignatureMistakes"/>.</param>
/// <param name="Text">The mistake as the end of a sentence that begins with "The signature fits".</param>
internal sealed record SignatureMistake(string Word, string Text)
{
    /// <summary>The description of a signature that no mistake explains.</summary>
    public const string None = "with none of the known mistakes alone";

    /// <summary>Describes the mistakes as the end of a sentence that begins with "The signature fits".</summary>
    public static string Describe(IReadOnlyList<SignatureMistake> mistakes) =>
        mistakes.Count == 0 ? None : string.Join(", or ", mistakes.Select(static mistake => mistake.Text));
}
