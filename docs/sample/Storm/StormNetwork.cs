using System.Net;

namespace Djrill.Net.Sample;

/// <summary>Counts the posts of a storm, and loses answers: the receiver has handled the post, and Mandrill does not know.</summary>
internal sealed class StormNetwork : DelegatingHandler
{
    private int _toLose;

    /// <summary>Gets the number of requests that the receiver answered.</summary>
    public int Answers { get; private set; }

    /// <summary>Gets the error of the last request without an answer.</summary>
    public HttpRequestException? LastFailure { get; private set; }

    public HttpStatusCode LastStatus { get; private set; }

    /// <summary>Gets the posts of the current batch.</summary>
    public int Posts { get; private set; }

    public int LostAnswers { get; private set; }

    public void Begin(StormBatch batch) => (Posts, LostAnswers, _toLose) = (0, 0, batch.LostAnswers);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Posts++;
        var response = await ReceiveAsync(request, cancellationToken);
        if (_toLose == 0)
        {
            return response;
        }

        response.Dispose();
        _toLose--;
        LostAnswers++;
        throw new HttpRequestException("The answer was lost on the way.");
    }

    private async Task<HttpResponseMessage> ReceiveAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            Answers++;
            LastStatus = response.StatusCode;
            return response;
        }
        catch (HttpRequestException exception)
        {
            LastFailure = exception;
            throw;
        }
    }
}
