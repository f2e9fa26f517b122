namespace Djrill.Net.Protocol;

/// <summary>A form whose signature fits no pair, and what may explain it.</summary>
/// <param name="Signature">The signature of the form.</param>
/// <param name="Form">The form.</param>
/// <param name="Pairs">The configured pairs of the webhook.</param>
internal sealed record SignatureEvidence(string Signature, FormFields Form, IReadOnlyList<NamedPair> Pairs)
{
    /// <summary>Gets parts of URLs that may be the parts of Mandrill's URL.</summary>
    public IReadOnlyList<UrlHint> Hints { get; init; } = [];

    /// <summary>Gets URLs that may be Mandrill's URL, apart from those of the pairs.</summary>
    public IReadOnlyList<NamedText> OtherUrls { get; init; } = [];

    /// <summary>Gets keys that may be Mandrill's key, apart from those of the pairs.</summary>
    public IReadOnlyList<NamedText> OtherKeys { get; init; } = [];
}
