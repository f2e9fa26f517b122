namespace Djrill.Net.Protocol;

/// <summary>A URL, a key and a form that differ from the received ones in one mistake.</summary>
internal readonly record struct SignatureCandidate(string Url, string Key, FormFields Form, SignatureMistake Mistake)
{
    /// <summary>Returns whether the candidate has the signature.</summary>
    public bool Has(string signature) =>
        SignatureHash.AreEqual(signature, SignatureHash.Compute(SignaturePair.From(Url, Key), Form));
}
