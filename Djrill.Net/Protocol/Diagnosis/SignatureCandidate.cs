namespace Djrill.Net.Protocol;

/// <summary>A URL, a key and a form that differ from the received ones in one mistake.</summary>
internal readonly struct SignatureCandidate(string url, string key, FormFields form, SignatureMistake mistake)
{
    /// <summary>Gets the mistake.</summary>
    public SignatureMistake Mistake => mistake;

    /// <summary>Gets the number of bytes that are hashed.</summary>
    public long Size => url.Length + form.Size;

    /// <summary>Returns whether the candidate has the signature.</summary>
    public bool Has(string signature) => SignatureHash.AreEqual(signature, SignatureHash.Compute(SignaturePair.From(url, key), form));
}
