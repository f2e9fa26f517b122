using System.Net.Http.Headers;

namespace Djrill.Net.Sample;

/// <summary>A post as Mandrill makes it.</summary>
internal static class MandrillPost
{
    /// <param name="settings">Whereto, and the key and the URL to sign with; without a key the post is unsigned.</param>
    /// <param name="json">The batch.</param>
    public static HttpRequestMessage Create(SampleSettings settings, string json)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, settings.LocalUrl)
        {
            Content = new StringContent(
                $"mandrill_events={MandrillEscaping.Form(json)}",
                new MediaTypeHeaderValue("application/x-www-form-urlencoded")),
        };
        request.Headers.UserAgent.ParseAdd("Mandrill-Webhook/1.0");
        request.Headers.Accept.ParseAdd("*/*");
        request.Headers.ConnectionClose = true;

        if (settings.SignatureKey is { } key)
        {
            // Signed is the URL as entered at Mandrill, also where the post takes a shorter way.
            var signature = MandrillSignature.Compute(key, settings.WebhookUrl ?? settings.LocalUrl, json);
            request.Headers.Add(MandrillSignature.HeaderName, signature);
        }

        return request;
    }
}
