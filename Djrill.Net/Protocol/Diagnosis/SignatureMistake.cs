namespace Djrill.Net.Protocol;

/// <summary>A known mistake that makes a correct signature fail. Contains no URL, key, signature or payload.</summary>
/// <param name="Word">The word in <see cref="MandrillSignatureMistakes"/>.</param>
/// <param name="Text">The mistake as the end of a sentence that begins with "The signature fits".</param>
/// <param name="Cure">The cure, as a sentence.</param>
internal sealed record SignatureMistake(string Word, string Text, string Cure = SignatureMistake.SettingCure)
{
    /// <summary>The cure of a mistake in a setting.</summary>
    public const string SettingCure = "Correct the setting.";

    private const int MaxDescribed = 4;

    /// <summary>Describes mistakes as the end of a sentence that begins with "The signature fits".</summary>
    public static string Describe(IEnumerable<SignatureMistake> mistakes) =>
        string.Join(", or ", mistakes.Take(MaxDescribed).Select(static mistake => mistake.Text));

    /// <summary>Describes the cures of mistakes in sentences.</summary>
    public static string DescribeCures(IEnumerable<SignatureMistake> mistakes) =>
        string.Join(" Or: ", mistakes.Take(MaxDescribed).Select(static mistake => mistake.Cure).Distinct(StringComparer.Ordinal));
}
