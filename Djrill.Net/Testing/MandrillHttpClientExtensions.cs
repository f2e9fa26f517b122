using System.Net.Http.Headers;

namespace Djrill.Net.Testing;

/// <summary>Sends posts that <see cref="MandrillPost"/> has created.</summary>
public static class MandrillHttpClientExtensions
{
    /// <summary>Sends a copy of a post. The same post can be sent several times, as Mandrill does when it retries.</summary>
    /// <param name="client">The client, for example from a <c>WebApplicationFactory</c>.</param>
    /// <param name="post">The post. The caller disposes the post.</param>
    /// <param name="cancellationToken">Cancels the sending.</param>
    /// <returns>The response. The caller disposes the response.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="client"/> or <paramref name="post"/> is null.</exception>
    /// <exception cref="HttpRequestException">The receiver cannot be reached.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled, or the client's time limit passed.</exception>
    public static async Task<HttpResponseMessage> PostMandrillAsync(
        this HttpClient client, HttpRequestMessage post, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(post);
        using var copy = new HttpRequestMessage(post.Method, post.RequestUri)
        {
            Version = post.Version,
            VersionPolicy = post.VersionPolicy,
        };
        Copy(post.Headers, copy.Headers);
        if (post.Content is { } content)
        {
            copy.Content = new ByteArrayContent(await content.ReadAsByteArrayAsync(cancellationToken));
            Copy(content.Headers, copy.Content.Headers);
        }

        return await client.SendAsync(copy, cancellationToken);
    }

    private static void Copy(HttpHeaders from, HttpHeaders to)
    {
        foreach (var (name, values) in from.NonValidated)
        {
            to.TryAddWithoutValidation(name, values);
        }
    }
}
