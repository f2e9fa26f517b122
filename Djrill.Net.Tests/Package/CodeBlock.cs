namespace Djrill.Net.Tests.Package;

/// <summary>One fenced block of a page.</summary>
/// <param name="Path">The page.</param>
/// <param name="Line">The line of the block's first line of code, from 1.</param>
/// <param name="Language">What stands behind the fence.</param>
/// <param name="Text">The code.</param>
/// <param name="Heading">The heading it stands under.</param>
internal sealed record CodeBlock(string Path, int Line, string Language, string Text, string Heading = "")
{
    public override string ToString() => $"{Path}({Line})";
}
