using System.Text.RegularExpressions;

namespace Djrill.Net.Tests.Package;

/// <summary>The phrases that neither the docs nor the XML comments nor the log messages may contain: each made somebody read a sentence twice.</summary>
internal static class BannedPhrases
{
    public static IReadOnlyList<BannedPhrase> All { get; } =
    [
        new(@"^Who\b.*[^?]$", "begin with the subject", "Who stays keeps the number."),
        new(@"^What\b.*[^?]$", "begin with the subject", "What is no text is left out."),
        new(@"^Whatever\b.*[^?]$", "begin with the subject", "Whatever is no list is an empty one."),
        new("^Is told", "name the thing", "Is told what goes wrong."),
        new(@"^Tells\b", "begin with the subject", "Tells the instances that look nothing up that there is something to be found."),
        new("(?i)tells? whether", "'gets whether', 'indicates whether', 'is true when'", "A flag tells whether the batch is complete."),
        new(@"(?i)\b(is|are|was|were|be|been|being) (not |never )?told", "say what happens", "It did as it was told."),
        new(@"(?i)\btold of", "say what is logged, raised or called", "The event is dead-lettered and told of."),
        new("(?i)given up and", "'dead-lettered', 'abandoned'", "The event is given up and logged."),
        new(@"(?i)\b(what|which|that|who) (is|are) no (?!longer|more|less|later)", "'is not a …'", "It was cancelled, which is no failed attempt."),
        new(@"(?i)\bat hand", "'the current …'", "The event at hand is still delivered."),
        new(@"(?i)\b(the|an?) otherwise (is|are|was|has|gets|of|for)", "'the fallback'", "The otherwise is called last."),
        new(@"(?i)\bbear (that|this|it)", "'must be thread-safe'", "State that handlers share must bear that."),
        new("(?i)everybody", "'every handler', 'every recipient'", "200 means that everybody handled everything."),
        new("(?i)the same whenever", "'identifies … across retries'", "The key is the same whenever Mandrill sends this event."),
        new(@"(?i)\b(while|if|when|where) all (goes|is) well", "name the condition", "Nothing is looked up while all goes well."),
    ];

    /// <summary>One phrase.</summary>
    /// <param name="Expression">A regular expression over one sentence.</param>
    /// <param name="Advice">The words to use in its place.</param>
    /// <param name="Example">A sentence that it must find.</param>
    internal sealed record BannedPhrase(string Expression, string Advice, string Example)
    {
        public Regex Pattern { get; } = new(Expression, RegexOptions.CultureInvariant);

        public override string ToString() => Expression;
    }
}
