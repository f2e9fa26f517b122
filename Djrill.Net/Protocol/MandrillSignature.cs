using Djrill.Net.Protocol;

namespace Djrill.Net;

/// <summary>
/// Computes and verifies the signature that Mandrill puts into the header <c>X-Mandrill-Signature</c>.
/// </summary>
/// <remarks>
/// The signature is the base64 text of the HMAC-SHA1, under the webhook's key, of its URL followed by the name and the
/// decoded value of every form field, the fields in ordinal order of their names, all as UTF-8.
/// </remarks>
public static class MandrillSignature
{
    /// <summary>The header that carries the signature: <c>X-Mandrill-Signature</c>.</summary>
    public const string HeaderName = "X-Mandrill-Signature";

    /// <summary>Computes the signature of a post, for instance to sign one in a test.</summary>
    /// <param name="key">The webhook's signature key, as Mandrill shows it.</param>
    /// <param name="url">The webhook's URL exactly as entered at Mandrill.</param>
    /// <param name="parameters">The form fields, decoded once. Of equal names the given order is kept.</param>
    /// <returns>28 characters of base64.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static string Compute(string key, string url, IEnumerable<KeyValuePair<string, string>> parameters) =>
        Convert.ToBase64String(Hash(key, url, parameters));

    /// <summary>Computes the signature of a post of <c>mandrill_events</c> alone, which is what Mandrill sends.</summary>
    /// <param name="key">The webhook's signature key, as Mandrill shows it.</param>
    /// <param name="url">The webhook's URL exactly as entered at Mandrill.</param>
    /// <param name="mandrillEvents">The value of the field <c>mandrill_events</c>: a JSON array, decoded once.</param>
    /// <returns>28 characters of base64.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static string Compute(string key, string url, string mandrillEvents) =>
        Compute(key, url, Field(mandrillEvents));

    /// <summary>Verifies the signature of a post, in a time that does not tell how much of it is right.</summary>
    /// <param name="signature">The value of the header <c>X-Mandrill-Signature</c>; null, as of a missing one, is never right.</param>
    /// <param name="key">The webhook's signature key, as Mandrill shows it.</param>
    /// <param name="url">The webhook's URL exactly as entered at Mandrill.</param>
    /// <param name="parameters">The form fields, decoded once. Of equal names the given order is kept.</param>
    /// <returns>Whether the signature is that of the fields.</returns>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="signature"/> is null.</exception>
    public static bool Verify(string? signature, string key, string url, IEnumerable<KeyValuePair<string, string>> parameters) =>
        SignatureHash.Matches(signature, Hash(key, url, parameters));

    /// <summary>Verifies the signature of a post of <c>mandrill_events</c> alone, which is what Mandrill sends.</summary>
    /// <param name="signature">The value of the header <c>X-Mandrill-Signature</c>; null, as of a missing one, is never right.</param>
    /// <param name="key">The webhook's signature key, as Mandrill shows it.</param>
    /// <param name="url">The webhook's URL exactly as entered at Mandrill.</param>
    /// <param name="mandrillEvents">The value of the field <c>mandrill_events</c>: a JSON array, decoded once.</param>
    /// <returns>Whether the signature is that of the value.</returns>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="signature"/> is null.</exception>
    public static bool Verify(string? signature, string key, string url, string mandrillEvents) =>
        Verify(signature, key, url, Field(mandrillEvents));

    private static KeyValuePair<string, string>[] Field(string mandrillEvents)
    {
        ArgumentNullException.ThrowIfNull(mandrillEvents);
        return [new(FormFields.EventsName, mandrillEvents)];
    }

    private static byte[] Hash(string key, string url, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(parameters);

        var fields = FormFields.FromText(parameters);
        return SignatureHash.Compute([SignaturePair.From(url, key)], fields.Sorted)[0];
    }
}
