using System.Text;

namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>A request of <c>requests.http</c>.</summary>
/// <param name="Name">What the file calls it.</param>
/// <param name="Answer">The status that the file shows.</param>
/// <param name="Lines">The request line, the headers, a blank line, and the body.</param>
internal sealed record HttpFileRequest(string Name, int Answer, IReadOnlyList<string> Lines)
{
    private const string AnswerMark = "# Answer: ";

    /// <summary>Reads the file as an editor does.</summary>
    public static IReadOnlyList<HttpFileRequest> Read(string path)
    {
        var parts = File.ReadAllText(path).ReplaceLineEndings("\n").Split("\n### ");
        var variables = parts[0].Split('\n').Where(static line => line.StartsWith('@')).Select(static line => line[1..].Split(" = ")).ToArray();
        return [.. parts.Skip(1).Select(part => Parse(
            variables.Aggregate(part, static (text, variable) => text.Replace($"{{{{{variable[0]}}}}}", variable[1], StringComparison.Ordinal)).Split('\n')))];
    }

    /// <summary>Creates the request to a receiver at another address.</summary>
    public HttpRequestMessage Create(string shownAddress, string address)
    {
        var (method, url) = Lines[0].Split(' ') is [var verb, var target] ? (verb, target) : throw new FormatException(Lines[0]);
        var request = new HttpRequestMessage(new(method), url.Replace(shownAddress, address, StringComparison.Ordinal));
        var headers = Lines.Skip(1).TakeWhile(static line => line.Length > 0).Select(static line => line.Split(": ", 2)).ToList();
        var body = string.Join('\n', Lines.Skip(headers.Count + 2)).TrimEnd('\n');
        request.Content = body.Length == 0 ? null : new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        foreach (var header in headers)
        {
            Assert.That(
                request.Headers.TryAddWithoutValidation(header[0], header[1]) || request.Content!.Headers.TryAddWithoutValidation(header[0], header[1]),
                Is.True,
                header[0]);
        }

        return request;
    }

    public override string ToString() => Name;

    private static HttpFileRequest Parse(string[] lines) => new(
        lines[0],
        int.Parse(lines.Single(static line => line.StartsWith(AnswerMark, StringComparison.Ordinal))[AnswerMark.Length..], null),
        [.. lines.Skip(1).SkipWhile(static line => line.StartsWith('#'))]);
}
