using Djrill.Net.Protocol;

namespace Djrill.Net;

/// <summary>Computes and verifies the signature that Mandrill sends in the header <c>X-Mandrill-Signature</c>.</summary>
/// <remarks>
/// The signature is an HMAC-SHA1, encoded in base64. The key is the webhook's signature key. The signed data is the URL, followed by
/// the name and the decoded value of each form field, in UTF-8. The fields are sorted by name in ordinal order.
/// </remarks>
public static class MandrillSignature
{
    /// <summary>The name of the header that contains the signature: <c>X-Mandrill-Signature</c>.</summary>
    public const string HeaderName = "X-Mandrill-Signature";

    /// <summary>Computes the signature of a POST request, for example in a test.</summary>
    /// <param name="key">The webhook's signature key, as Mandrill shows it.</param>
    /// <param name="url">The webhook's URL exactly as entered at Mandrill.</param>
    /// <param name="parameters">The decoded form fields. Fields with equal names are signed in the given order.</param>
    /// <returns>The signature, which is 28 characters of base64.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static string Compute(string key, string url, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(parameters);
        return SignatureHash.Compute(SignaturePair.From(url, key), FormFields.FromStrings(parameters));
    }

    /// <summary>Computes the signature of a POST request with the single form field <c>mandrill_events</c>, as Mandrill sends it.</summary>
    /// <param name="key">The webhook's signature key, as Mandrill shows it.</param>
    /// <param name="url">The webhook's URL exactly as entered at Mandrill.</param>
    /// <param name="mandrillEvents">The decoded value of the field <c>mandrill_events</c>, a JSON array.</param>
    /// <returns>The signature, which is 28 characters of base64.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static string Compute(string key, string url, string mandrillEvents)
    {
        ArgumentNullException.ThrowIfNull(mandrillEvents);
        return Compute(key, url, [new(FormFields.EventsName, mandrillEvents)]);
    }

    /// <summary>Verifies the signature of a POST request, in constant time.</summary>
    /// <param name="signature">The value of the header <c>X-Mandrill-Signature</c>, or null if the header is missing.</param>
    /// <param name="key">The webhook's signature key, as Mandrill shows it.</param>
    /// <param name="url">The webhook's URL exactly as entered at Mandrill.</param>
    /// <param name="parameters">The decoded form fields. Fields with equal names are signed in the given order.</param>
    /// <returns>True if the signature is valid; false if it is wrong or null.</returns>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="signature"/> is null.</exception>
    public static bool Verify(string? signature, string key, string url, IEnumerable<KeyValuePair<string, string>> parameters) =>
        SignatureHash.AreEqual(signature, Compute(key, url, parameters));

    /// <summary>Verifies the signature of a POST request with the single form field <c>mandrill_events</c>, as Mandrill sends it.</summary>
    /// <param name="signature">The value of the header <c>X-Mandrill-Signature</c>, or null if the header is missing.</param>
    /// <param name="key">The webhook's signature key, as Mandrill shows it.</param>
    /// <param name="url">The webhook's URL exactly as entered at Mandrill.</param>
    /// <param name="mandrillEvents">The decoded value of the field <c>mandrill_events</c>, a JSON array.</param>
    /// <returns>True if the signature is valid; false if it is wrong or null.</returns>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="signature"/> is null.</exception>
    public static bool Verify(string? signature, string key, string url, string mandrillEvents) =>
        SignatureHash.AreEqual(signature, Compute(key, url, mandrillEvents));

    /// <summary>
    /// Explains a wrong signature of a POST request with the single form field <c>mandrill_events</c>. The known mistakes in the URL, the
    /// key and the body are corrected, each alone.
    /// </summary>
    /// <param name="signature">The value of the header <c>X-Mandrill-Signature</c>.</param>
    /// <param name="key">The webhook's signature key, as configured.</param>
    /// <param name="url">The webhook's URL, as configured.</param>
    /// <param name="mandrillEvents">The decoded value of the field <c>mandrill_events</c>, as received.</param>
    /// <param name="otherUrls">
    /// URLs that can be right as a whole or in parts, such as the URL of the request and the URLs of other webhooks. Default: none.
    /// </param>
    /// <returns>Whether the signature fits, and the possible mistakes. Contains no URL, key or signature.</returns>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="otherUrls"/> is null.</exception>
    /// <exception cref="ArgumentException">One of <paramref name="otherUrls"/> is null.</exception>
    public static MandrillSignatureExplanation Explain(
        string signature, string key, string url, string mandrillEvents, IEnumerable<string>? otherUrls = null)
    {
        ArgumentNullException.ThrowIfNull(signature);
        var others = (otherUrls ?? []).Select(static (other, index) => new NamedText(
            other ?? throw new ArgumentException("An element of 'otherUrls' is null. Remove the element.", nameof(otherUrls)),
            $"'otherUrls[{index}]'")).ToList();
        return new(Verify(signature, key, url, mandrillEvents) ? null : SignatureDiagnosis.Find(new(
            signature,
            FormFields.FromStrings([new(FormFields.EventsName, mandrillEvents)]),
            [new(new(url, "the URL"), new(key, "the key"))])
        {
            Hints = [.. others.Select(static other => UrlHint.From(other.Name, other.Text)).OfType<UrlHint>()],
            OtherUrls = others,
        }));
    }
}
