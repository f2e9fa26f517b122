using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace Djrill.Net.Testing;

/// <summary>Sends requests, and says of each whether Mandrill would be content with the answer.</summary>
internal sealed class SimulatedClient(HttpClient client)
{
    /// <summary>Gets why the last request failed; null if it was answered 200.</summary>
    public string? LastError { get; private set; }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "An in-memory server throws what a real one answers with 500.")]
    public async Task<bool> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            var isAccepted = response.StatusCode == HttpStatusCode.OK;
            LastError = isAccepted ? null : string.Create(CultureInfo.InvariantCulture, $"{request.Method} to URL failed with {(int)response.StatusCode}");
            return isAccepted;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LastError = exception.Message;
            return false;
        }
    }

    /// <summary>Gives an absolute address to the letter, as <see cref="MandrillPost"/> signs it, and a relative one with the client's base address.</summary>
    public string FindUrl(string requestUri) =>
        MandrillPost.IsAbsolute(requestUri) ? requestUri
        : client.BaseAddress is { } address ? new Uri(address, requestUri).AbsoluteUri
        : throw new InvalidOperationException(
            $"'{nameof(MandrillSimulator.RequestUri)}' is relative, and the client has no base address. Set the one or the other.");
}
