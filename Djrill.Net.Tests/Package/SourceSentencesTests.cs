using System.Reflection;
using System.Text.RegularExpressions;
using Djrill.Net.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Package;

/// <summary>The XML documentation, the comments and the log messages of the package are short plain sentences.</summary>
internal sealed partial class SourceSentencesTests
{
    private const int MaxWords = 28;

    private static IEnumerable<MethodInfo> Messages =>
        typeof(Log).GetMethods().Where(static method => method.GetCustomAttribute<LoggerMessageAttribute>() is not null);

    [Test]
    public void Documentation_IsShortAndPlain()
    {
        var texts = PackageSource.Trees.SelectMany(static tree => tree.GetRoot().DescendantNodes(descendIntoTrivia: true)
            .OfType<XmlElementSyntax>().Where(static element => element.Parent is DocumentationCommentTriviaSyntax)
            .Select(element => (tree.FilePath, Text: TextOf(element))));

        Assert.That(FindFaults(texts), Is.Empty);
    }

    [Test]
    public void Comments_ArePlain()
    {
        var texts = PackageSource.Trees.SelectMany(static tree => tree.GetRoot().DescendantTrivia()
            .Where(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia))
            .Select(trivia => (tree.FilePath, Text: trivia.ToString().TrimStart('/'))));

        Assert.That(FindFaults(texts), Is.Empty);
    }

    [TestCaseSource(nameof(Messages))]
    public void LogMessage_IsShortAndPlain(MethodInfo message)
    {
        var text = Placeholder().Replace(message.GetCustomAttribute<LoggerMessageAttribute>()!.Message, "`value`"); // Not null: the messages are those with it.

        Assert.That(Sentences.FindFaults(text, MaxWords), Is.Empty);
    }

    private static List<string> FindFaults(IEnumerable<(string File, string Text)> texts)
    {
        var faults = texts.SelectMany(static text => Sentences.FindFaults(text.Text, MaxWords).Select(fault => $"{text.File}: {fault}")).ToList();
        faults.ForEach(TestContext.Out.WriteLine); // The assertion shows only the first.
        return faults;
    }

    /// <summary>Gets the text of an element as a reader sees it: a link or a piece of code counts as one word.</summary>
    private static string TextOf(XmlElementSyntax element)
    {
        var text = CommentStart().Replace(element.Content.ToFullString(), " ");
        return Tag().Replace(Code().Replace(text, "`code`"), "");
    }

    [GeneratedRegex(@"\{\w+(:\w+)?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\r?\n\s*///")]
    private static partial Regex CommentStart();

    [GeneratedRegex("<(c|code)>.*?</\\1>|<(see|paramref|typeparamref)\\b[^>]*/>", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
