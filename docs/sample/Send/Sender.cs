using System.Net;
using System.Text;
using Djrill.Net.Events;
using Djrill.Net.Testing;

namespace Djrill.Net.Sample;

/// <summary>Posts batches over real HTTP, and shows the answers.</summary>
internal sealed class Sender(Target target, TextWriter output) : IDisposable
{
    private readonly HttpClient _client = CreateClient(target);

    /// <summary>Creates a client as Mandrill's: it follows no redirect.</summary>
    /// <param name="target">The receiver.</param>
    /// <param name="outer">A handler to put in front of the network, or null.</param>
    public static HttpClient CreateClient(Target target, DelegatingHandler? outer = null)
    {
        // A proxy that the environment names would not reach this machine.
        var network = new SocketsHttpHandler { UseProxy = !target.Url.IsThisMachine, AllowAutoRedirect = false };
        var exact = new ExactUrlHandler(target.Url, network);
        if (outer is null)
        {
            return new(exact);
        }

        outer.InnerHandler = exact;
        return new(outer);
    }

    /// <summary>Posts one batch.</summary>
    /// <returns>True if the receiver answered 200.</returns>
    /// <exception cref="UnreachableException">There was no answer.</exception>
    public async Task<bool> PostAsync(IReadOnlyList<MandrillEvent> batch)
    {
        using var post = MandrillPost.Create(target.Url.Text, target.Key, target.SignedUrl, batch);
        try
        {
            using var response = await _client.PostMandrillAsync(post);
            var events = ShownText.Count(batch.Count, "event", "events");
            await output.WriteLineAsync($"Sent {events}, {target.Signing}, to {target.Url.Address}.");
            await output.WriteLineAsync($"The receiver answered {(int)response.StatusCode}: {await ShortText(response)}");
            if (response.Headers.Location is not null)
            {
                await output.WriteLineAsync(
                    "Mandrill follows no redirect. Send to the URL to which the answer points, and enter that URL at Mandrill.");
            }

            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            throw new UnreachableException(target.Url, exception);
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Reads an answer. Other receivers may answer with a whole page, or with characters that steer the terminal.</summary>
    private static async Task<string> ShortText(HttpResponseMessage response)
    {
        const int MaxLength = 300;
        var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync()); // The charset may be one that does not exist.
        text = ShownText.OneLine(text.Length > 0 ? text : response.ReasonPhrase ?? "").Trim();
        return text.Length > MaxLength ? $"{text.AsSpan(0, MaxLength)}…" : text;
    }
}
