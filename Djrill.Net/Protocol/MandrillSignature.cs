using Djrill.Net.Protocol;

namespace Djrill.Net;

/// <summary>Computes and verifies the signature that Mandrill sends in the header <c>X-Mandrill-Signature</c>.</summary>
/// <remarks>
/// The signature is the base64 text of an HMAC-SHA1 with the webhook's key. It covers the URL, then the name and the decoded
/// value of each form field, in ordinal order of the names, all as UTF-8.
/// </remarks>
public static class MandrillSignature
{
    /// <summary>The header that carries the signature: <c>X-Mandrill-Signature</c>.</summary>
    public const string HeaderName = "X-Mandrill-Signature";

    /// <summary>Computes the signature of a post, for instance to sign one in a test.</summary>
    /// <param name="key">The webhook's signature key, as Mandrill shows it.</param>
    /// <param name="url">The webhook's URL exactly as entered at Mandrill.</param>
    /// <param name="parameters">The form fields, decoded once. Fields of equal names keep their order.</param>
    /// <returns>28 characters of base64.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static string Compute(string key, string url, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(parameters);
        return SignatureHash.Compute(SignaturePair.From(url, key), FormFields.FromText(parameters));
    }

    /// <summary>Computes the signature of a post of <c>mandrill_events</c> alone, which is what Mandrill sends.</summary>
    /// <param name="key">The webhook's signature key, as Mandrill shows it.</param>
    /// <param name="url">The webhook's URL exactly as entered at Mandrill.</param>
    /// <param name="mandrillEvents">The value of the field <c>mandrill_events</c>: a JSON array, decoded once.</param>
    /// <returns>28 characters of base64.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static string Compute(string key, string url, string mandrillEvents)
    {
        ArgumentNullException.ThrowIfNull(mandrillEvents);
        return Compute(key, url, [new(FormFields.EventsName, mandrillEvents)]);
    }

    /// <summary>Verifies the signature of a post, in fixed time.</summary>
    /// <param name="signature">The value of the header <c>X-Mandrill-Signature</c>. Null, of a missing header, is never valid.</param>
    /// <param name="key">The webhook's signature key, as Mandrill shows it.</param>
    /// <param name="url">The webhook's URL exactly as entered at Mandrill.</param>
    /// <param name="parameters">The form fields, decoded once. Fields of equal names keep their order.</param>
    /// <returns>Whether the signature is that of the fields.</returns>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="signature"/> is null.</exception>
    public static bool Verify(string? signature, string key, string url, IEnumerable<KeyValuePair<string, string>> parameters) =>
        SignatureHash.AreEqual(signature, Compute(key, url, parameters));

    /// <summary>Verifies the signature of a post of <c>mandrill_events</c> alone, which is what Mandrill sends.</summary>
    /// <param name="signature">The value of the header <c>X-Mandrill-Signature</c>. Null, of a missing header, is never valid.</param>
    /// <param name="key">The webhook's signature key, as Mandrill shows it.</param>
    /// <param name="url">The webhook's URL exactly as entered at Mandrill.</param>
    /// <param name="mandrillEvents">The value of the field <c>mandrill_events</c>: a JSON array, decoded once.</param>
    /// <returns>Whether the signature is that of the value.</returns>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="signature"/> is null.</exception>
    public static bool Verify(string? signature, string key, string url, string mandrillEvents) =>
        SignatureHash.AreEqual(signature, Compute(key, url, mandrillEvents));
}
