using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using Djrill.Net.Events;
using Djrill.Net.Protocol;

namespace Djrill.Net.Testing;

/// <summary>Creates posts as Mandrill sends them: the body to the byte.</summary>
/// <remarks>
/// A post has the form field <c>mandrill_events</c> in Mandrill's encoding, the header <c>User-Agent: Mandrill-Webhook/1.0</c>
/// and, with a key, the header <c>X-Mandrill-Signature</c>. Send it with
/// <see cref="MandrillHttpClientExtensions.PostMandrillAsync"/>, which can send the same post more than once.
/// </remarks>
public static class MandrillPost
{
    /// <summary>Creates a post of a batch of events.</summary>
    /// <param name="requestUri">Where the post is sent, absolute or relative to the client's base address, with <c>?secret=</c> if one is set.</param>
    /// <param name="key">The webhook's signature key; null for an unsigned post.</param>
    /// <param name="signedUrl">
    /// The webhook's URL exactly as entered at Mandrill, which is what is signed. Null means <paramref name="requestUri"/>, which
    /// must then be absolute. Ignored without a key.
    /// </param>
    /// <param name="events">The events of the batch, in their order; none for the empty batch of Mandrill's URL check.</param>
    /// <returns>A new request. The caller disposes it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="requestUri"/> or <paramref name="events"/> is null.</exception>
    /// <exception cref="ArgumentException">An event is null, or a post to a relative address has a key and no signed URL.</exception>
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

    /// <summary>Creates a post of any value of <c>mandrill_events</c>, for example one that is not JSON.</summary>
    /// <param name="requestUri">Where the post is sent; see <see cref="Create"/>.</param>
    /// <param name="key">The webhook's signature key; null for an unsigned post.</param>
    /// <param name="signedUrl">The webhook's URL exactly as entered at Mandrill; see <see cref="Create"/>.</param>
    /// <param name="mandrillEvents">The value of the field, before form encoding. It is sent as UTF-8, otherwise unchanged.</param>
    /// <returns>A new request. The caller disposes it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="requestUri"/> or <paramref name="mandrillEvents"/> is null.</exception>
    /// <exception cref="ArgumentException">A post to a relative address has a key and no signed URL.</exception>
    public static HttpRequestMessage CreateFromJson(string requestUri, string? key, string? signedUrl, string mandrillEvents)
    {
        ArgumentNullException.ThrowIfNull(mandrillEvents);
        return CreateFromJson(requestUri, key, signedUrl, Encoding.UTF8.GetBytes(mandrillEvents));
    }

    /// <summary>Creates a post of any bytes as the value of <c>mandrill_events</c>.</summary>
    /// <param name="requestUri">Where the post is sent; see <see cref="Create"/>.</param>
    /// <param name="key">The webhook's signature key; null for an unsigned post.</param>
    /// <param name="signedUrl">The webhook's URL exactly as entered at Mandrill; see <see cref="Create"/>.</param>
    /// <param name="mandrillEvents">The value of the field, before form encoding. It need not be valid UTF-8. It is copied.</param>
    /// <returns>A new request. The caller disposes it.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="requestUri"/> is null.</exception>
    /// <exception cref="ArgumentException">A post to a relative address has a key and no signed URL.</exception>
    public static HttpRequestMessage CreateFromJson(string requestUri, string? key, string? signedUrl, ReadOnlySpan<byte> mandrillEvents)
    {
        ArgumentNullException.ThrowIfNull(requestUri);
        var signature = key is null ? null : Sign(key, signedUrl ?? AbsoluteUrl(requestUri), mandrillEvents);
        return CreateFromForm(requestUri, FormEncoder.Encode(FormFields.EventsName, mandrillEvents), signature);
    }

    /// <summary>Creates a post of a form that is encoded and signed already.</summary>
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

    /// <summary>Adds the headers that each request of Mandrill has.</summary>
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
            throw new ArgumentException($"'{name}' holds an event that is null. Leave it out: a batch holds events alone.", name);
        }
    }

    /// <summary>Checks whether an address is absolute. Some systems parse a path as the absolute address of a file.</summary>
    internal static bool IsAbsolute(string requestUri) => Uri.TryCreate(requestUri, UriKind.Absolute, out var uri) && !uri.IsFile;

    private static string AbsoluteUrl(string requestUri) => IsAbsolute(requestUri)
        ? requestUri
        : throw new ArgumentException(
            "'signedUrl' is null and 'requestUri' is relative, so there is no URL to sign. Pass the webhook's URL as entered at Mandrill.", nameof(requestUri));
}
