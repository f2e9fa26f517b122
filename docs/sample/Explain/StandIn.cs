#pragma warning disable
namespace Djrill.Net.Sample;

internal sealed record MandrillSignatureExplanation(bool Fits, IReadOnlyList<string> Mistakes)
{
    public override string ToString() => Fits ? "The signature fits." : "None of the known mistakes alone makes the signature fit.";
}

internal static class MandrillSignature
{
    public const string HeaderName = Djrill.Net.MandrillSignature.HeaderName;

    public static MandrillSignatureExplanation Explain(string signature, string key, string url, string mandrillEvents, IEnumerable<string>? otherUrls = null) =>
        new(Djrill.Net.MandrillSignature.Verify(signature, key, url, mandrillEvents), []);
}
