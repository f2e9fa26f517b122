using System.Text.RegularExpressions;

namespace Djrill.Net.Tests.Package;

/// <summary>Checks prose: the length of its sentences, and <see cref="BannedPhrases"/>. A code span counts as one word.</summary>
internal static partial class Sentences
{
    /// <summary>Checks a text, which may contain line breaks and code spans in back ticks.</summary>
    /// <returns>One line for each fault: what is wrong, and the sentence.</returns>
    public static IReadOnlyList<string> FindFaults(string text, int maxWords) => [.. Split(text).SelectMany(sentence => FaultsOf(sentence, maxWords))];

    /// <summary>Splits a text into its sentences. White space in a code span is shown as <c>␣</c>.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var masked = CodeSpan().Replace(text, static code => WhiteSpace().Replace(code.Value, "␣"));
        return [.. Boundary().Split(WhiteSpace().Replace(masked.Trim(), " ")).Where(static sentence => sentence.Length > 0)];
    }

    public static int CountWords(string sentence) => sentence.Split(' ').Count(static word => word.Any(char.IsLetterOrDigit));

    private static IEnumerable<string> FaultsOf(string sentence, int maxWords)
    {
        if (CountWords(sentence) is var words && words > maxWords)
        {
            yield return $"{words} words, more than {maxWords}: {sentence}";
        }

        foreach (var banned in BannedPhrases.All.Where(banned => banned.Pattern.IsMatch(CodeSpan().Replace(sentence, "`code`"))))
        {
            yield return $"Banned phrase, {banned.Advice}: {sentence}";
        }
    }

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    /// <summary>The space after a full stop and before a capital letter, a digit, a quotation mark, a bracket or a code span.</summary>
    [GeneratedRegex("""(?<=[.!?][)"'*\]]*) (?=["'(*\[`\p{Lu}\p{Nd}])""")]
    private static partial Regex Boundary();
}
