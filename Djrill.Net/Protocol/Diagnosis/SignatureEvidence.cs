namespace Djrill.Net.Protocol;

/// <summary>A form whose signature fits no pair, and what may explain it.</summary>
/// <param name="signature">The signature of the form.</param>
/// <param name="form">The form.</param>
/// <param name="pairs">The configured pairs of the webhook.</param>
internal sealed class SignatureEvidence(string signature, FormFields form, IReadOnlyList<NamedPair> pairs)
{
    /// <summary>Gets the signature of the form.</summary>
    public string Signature => signature;

    /// <summary>Gets the form.</summary>
    public FormFields Form => form;

    /// <summary>Gets the configured pairs of the webhook.</summary>
    public IReadOnlyList<NamedPair> Pairs => pairs;

    /// <summary>Gets parts of URLs that may be the parts of Mandrill's URL.</summary>
    public IReadOnlyList<UrlHint> Hints { get; init; } = [];

    /// <summary>Gets URLs without a known key that may be Mandrill's URL.</summary>
    public IReadOnlyList<NamedText> OtherUrls { get; init; } = [];

    /// <summary>Gets the pairs of other webhooks.</summary>
    public IReadOnlyList<NamedPair> OtherPairs { get; init; } = [];
}
