namespace Djrill.Net.Sample;

/// <summary>Sends each request to the URL as typed. The requests of the test kit have the URL as <see cref="Uri"/> normalises it.</summary>
internal sealed class ExactUrlHandler(TargetUrl url, HttpMessageHandler network) : DelegatingHandler(network)
{
    private readonly Uri _requestUri = url.ToRequestUri();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.RequestUri = _requestUri;
        request.Headers.Authorization = url.Credentials;
        return base.SendAsync(request, cancellationToken);
    }
}
