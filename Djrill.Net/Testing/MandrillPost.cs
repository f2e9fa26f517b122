using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using Djrill.Net.Events;
using Djrill.Net.Protocol;

namespace Djrill.Net.Testing;

/// <summary>Creates posts with exactly the body that Mandrill sends.</summary>
/// <remarks>
/// A post has the form field <c>mandrill_events</c> in Mandrill's encoding and the header <c>User-Agent: Mandrill-Webhook/1.0</c>. A signed
/// post also has the header <c>X-Mandrill-Signature</c>. Send a post with <see cref="MandrillHttpClientExtensions.PostMandrillAsync"/>,
/// which can send the same post more than once.
/// </remarks>
public static class MandrillPost
{
    /// <summary>Creates a post with a batch of events.</summary>
    /// <param name="requestUri">
    /// The address of the webhook, absolute or relative to the client's base address. Include <c>?secret=</c> if the webhook has a secret.
    /// </param>
    /// <param name="key">The webhook's signature key; null for an unsigned post.</param>
    /// <param name="signedUrl">
    /// The URL to sign: the webhook's URL exactly as entered at Mandrill. Null means <paramref name="requestUri"/>, which must then be
    /// absolute. Ignored if the key is null.
    /// </param>
    /// <param name="events">The events of the batch. Mandrill's URL check sends a batch without events.</param>
    /// <returns>A new request. The caller disposes it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="requestUri"/> or <paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// An event is null. Also thrown if there is a key, no signed URL and a relative address.
    /// </exception>
    public static HttpRequestMessage Create(string requestUri, string? key, string? signedUrl, params IEnumerable<MandrillEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var batch = new ArrayBufferWriter<byte>();
        batch.Write("["u8);
        foreach (var mandrillEvent in events)
        {
            ThrowIfNull(mandrillEvent, nameof(events));
            batch.Write(batch.WrittenCount > 1 ? ","u8 : ""u8);
            batch.Write(mandrillEvent.Utf8Json.Span);
        }

        batch.Write("]"u8);
        return CreateFromJson(requestUri, key, signedUrl, batch.WrittenSpan);
    }

    /// <summary>Creates a post with any string as the value of <c>mandrill_events</c>, for example invalid JSON.</summary>
    /// <param name="requestUri">Where the post is sent; see <see cref="Create"/>.</param>
    /// <param name="key">The webhook's signature key; null for an unsigned post.</param>
    /// <param name="signedUrl">The webhook's URL exactly as entered at Mandrill; see <see cref="Create"/>.</param>
    /// <param name="mandrillEvents">The value of the field, before form encoding. The string is encoded as UTF-8.</param>
    /// <returns>A new request. The caller disposes it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="requestUri"/> or <paramref name="mandrillEvents"/> is null.</exception>
    /// <exception cref="ArgumentException">There is a key, no signed URL and a relative address.</exception>
    public static HttpRequestMessage CreateFromJson(string requestUri, string? key, string? signedUrl, string mandrillEvents)
    {
        ArgumentNullException.ThrowIfNull(mandrillEvents);
        return CreateFromJson(requestUri, key, signedUrl, Encoding.UTF8.GetBytes(mandrillEvents));
    }

    /// <summary>Creates a post with any bytes as the value of <c>mandrill_events</c>.</summary>
    /// <param name="requestUri">Where the post is sent; see <see cref="Create"/>.</param>
    /// <param name="key">The webhook's signature key; null for an unsigned post.</param>
    /// <param name="signedUrl">The webhook's URL exactly as entered at Mandrill; see <see cref="Create"/>.</param>
    /// <param name="mandrillEvents">The value of the field, before form encoding. Invalid UTF-8 is allowed. The bytes are copied.</param>
    /// <returns>A new request. The caller disposes it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="requestUri"/> is null.</exception>
    /// <exception cref="ArgumentException">There is a key, no signed URL and a relative address.</exception>
    public static HttpRequestMessage CreateFromJson(string requestUri, string? key, string? signedUrl, ReadOnlySpan<byte> mandrillEvents)
    {
        ArgumentNullException.ThrowIfNull(requestUri);
        var signature = key is null ? null : Sign(key, signedUrl ?? AbsoluteUrl(requestUri), mandrillEvents);
        return CreateFromForm(requestUri, FormEncoder.Encode(FormFields.EventsName, mandrillEvents), signature);
    }

    /// <summary>Creates a post with an encoded form and its signature.</summary>
    internal static HttpRequestMessage CreateFromForm(string requestUri, ReadOnlyMemory<byte> form, string? signature)
    {
        var content = new ReadOnlyMemoryContent(form);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        var post = new HttpRequestMessage(HttpMethod.Post, requestUri) { Content = content };
        AddHeaders(post);
        if (signature is not null)
        {
            post.Headers.Add(MandrillSignature.HeaderName, signature);
        }

        return post;
    }

    /// <summary>Adds the headers that Mandrill sends with each request.</summary>
    internal static void AddHeaders(HttpRequestMessage request)
    {
        request.Headers.UserAgent.ParseAdd("Mandrill-Webhook/1.0");
        request.Headers.Accept.ParseAdd("*/*");
    }

    /// <summary>Signs a value of <c>mandrill_events</c>.</summary>
    internal static string Sign(string key, string url, ReadOnlySpan<byte> value)
    {
        var field = FormFields.Create(Encoding.UTF8.GetBytes(FormFields.EventsName), value);
        return SignatureHash.Compute(SignaturePair.From(url, key), new FormFields([field]));
    }

    /// <summary>Throws if an event is null.</summary>
    internal static void ThrowIfNull(MandrillEvent? mandrillEvent, string name)
    {
        if (mandrillEvent is null)
        {
            throw new ArgumentException($"'{name}' contains an event that is null. Remove the null event.", name);
        }
    }

    /// <summary>
    /// Checks whether an address is absolute. On Linux and macOS, <c>Uri</c> parses a path such as <c>/hook</c> as an absolute file
    /// address.
    /// </summary>
    internal static bool IsAbsolute(string requestUri) => Uri.TryCreate(requestUri, UriKind.Absolute, out var uri) && !uri.IsFile;

    private static string AbsoluteUrl(string requestUri) => IsAbsolute(requestUri)
        ? requestUri
        : throw new ArgumentException(
            "'signedUrl' is null and 'requestUri' is relative, so there is no URL to sign. Pass the webhook's URL as entered at Mandrill.",
            nameof(requestUri));
}
