using System.Globalization;
using System.Net;

namespace Djrill.Net.Testing;

/// <summary>Sends requests and checks the responses as Mandrill does.</summary>
internal sealed class SimulatedClient(HttpClient client)
{
    /// <summary>Gets the error of the last request, or null if the response was 200.</summary>
    public string? LastError { get; private set; }

    public async Task<bool> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            var isAccepted = response.StatusCode == HttpStatusCode.OK;
            LastError = isAccepted ? null
                : string.Create(CultureInfo.InvariantCulture, $"{request.Method} to URL failed with {(int)response.StatusCode}");
            return isAccepted;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LastError = exception.Message;
            return false;
        }
    }

    /// <summary>Gets the URL to sign. The base address of the client is added to a relative address.</summary>
    public string FindUrl(string requestUri) =>
        MandrillPost.IsAbsolute(requestUri) ? requestUri
        : client.BaseAddress is { } address ? new Uri(address, requestUri).AbsoluteUri
        : throw new InvalidOperationException(
            "'RequestUri' is relative, and the client has no base address. Use an absolute address, or set 'BaseAddress'.");
}
