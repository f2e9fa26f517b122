using System.Net;

namespace Djrill.Net.Tests.Testing;

/// <summary>Answers requests as a test says, and keeps them to the byte.</summary>
internal sealed class RecordingServer : HttpMessageHandler
{
    public List<string> Requests { get; } = [];

    /// <summary>Gets or sets what the request of a number, from 1, is answered.</summary>
    public Func<int, HttpStatusCode> Answer { get; set; } = static _ => HttpStatusCode.OK;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : null;
        var headers = request.Headers.NonValidated.Select(static header => $"{header.Key}: {header.Value}");
        Requests.Add($"{request.Method} {request.RequestUri!.OriginalString}\n{string.Join('\n', headers)}\n\n{body}"); // Not null: the client sets it.
        return new HttpResponseMessage(Answer(Requests.Count));
    }
}
