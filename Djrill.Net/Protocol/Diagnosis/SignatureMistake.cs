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

    /// <summary>Describes mistakes as the end of a sentence that begins with "The signature fits", followed by the cures.</summary>
    public static string Describe(IReadOnlyList<SignatureMistake> mistakes)
    {
        var described = mistakes.Take(MaxDescribed).ToList();
        var cures = described.Select(static mistake => mistake.Cure).Distinct(StringComparer.Ordinal);
        return $"{string.Join(", or ", described.Select(static mistake => mistake.Text))}. {string.Join(" Or: ", cures)}";
    }
}
