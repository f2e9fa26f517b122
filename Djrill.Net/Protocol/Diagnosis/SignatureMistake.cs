namespace Djrill.Net.Protocol;

/// <summary>A known mistake that makes a correct signature fail. Contains no URL, key, signature or payload.</summary>
/// <param name="Word">The word in <see cref="MandrillSignatureMistakes"/>.</param>
/// <param name="Text">The mistake as the end of a sentence that begins with "The signature fits".</param>
/// <param name="Cure">The cure, as a sentence.</param>
internal sealed record SignatureMistake(string Word, string Text, string Cure = SignatureMistake.SettingCure)
{
    /// <summary>The cure of a mistake in a setting.</summary>
    public const string SettingCure = "Change this setting only; the URL at Mandrill is right.";

    private const int MaxDescribed = 4;

    /// <summary>Describes mistakes as the end of a sentence that begins with "The signature fits".</summary>
    public static string Describe(IEnumerable<SignatureMistake> mistakes) =>
        string.Join(", or ", mistakes.Take(MaxDescribed).Select(static mistake => mistake.Text));

    /// <summary>Describes mistakes as <see cref="Describe"/> does, each with its cure. Several mistakes are numbered.</summary>
    public static string DescribeWithCures(IReadOnlyList<SignatureMistake> mistakes) => mistakes is [var only]
        ? $"{only.Text}. {only.Cure}"
        : string.Join(' ', mistakes.Take(MaxDescribed).Select(static (mistake, index) => $"({index + 1}) {mistake.Text}. {mistake.Cure}"));
}
