namespace Djrill.Net.Protocol;

/// <summary>A URL with one mistake corrected.</summary>
internal readonly struct UrlVariant(string url, SignatureMistake mistake)
{
    public UrlVariant(UrlText url, string word, string text)
        : this(url.ToString(), new(word, text))
    {
    }

    /// <summary>Gets the URL.</summary>
    public string Url => url;

    /// <summary>Gets the mistake.</summary>
    public SignatureMistake Mistake => mistake;
}
