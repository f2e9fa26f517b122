namespace Djrill.Net.Protocol;

/// <summary>A URL with one mistake corrected.</summary>
/// <param name="Url">The URL.</param>
/// <param name="Mistake">The mistake.</param>
internal readonly record struct UrlVariant(string Url, SignatureMistake Mistake)
{
    public UrlVariant(UrlText url, string word, string text)
        : this(url.ToString(), new(word, text))
    {
    }
}
