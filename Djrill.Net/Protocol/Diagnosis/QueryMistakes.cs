namespace Djrill.Net.Protocol;

/// <summary>Corrects the known mistakes in the query of a URL.</summary>
internal static class QueryMistakes
{
    public static IEnumerable<UrlVariant> Correct(UrlText url, string name, IReadOnlyList<UrlHint> hints) =>
    [
        .. hints.Where(static hint => !string.IsNullOrEmpty(hint.Query)).Select(hint => FromHint(url, name, hint, hint.Query!)),
        new(url with { Query = "" }, MandrillSignatureMistakes.Query, $"without the query of {name}"),
        .. QueryText.WithoutOne(url.Query).Select(query => new UrlVariant(
            url with { Query = query }, MandrillSignatureMistakes.Query, $"without one query parameter of {name}")),
        .. QueryText.Orders(url.Query).Select(query => new UrlVariant(
            url with { Query = query }, MandrillSignatureMistakes.QueryOrder, $"with the query parameters of {name} in another order")),
        .. QueryText.Encodings(url.Query).Select(query => new UrlVariant(
            url with { Query = query }, MandrillSignatureMistakes.QueryEncoding, $"with the query of {name} in another encoding")),
    ];

    private static UrlVariant FromHint(UrlText url, string name, UrlHint hint, string query)
    {
        var word = QueryText.Compare(url.Query, query);
        var text = word switch
        {
            MandrillSignatureMistakes.QueryOrder => $"with the query parameters of {name} in the order of {hint.Source}",
            MandrillSignatureMistakes.QueryEncoding => $"with the query of {name} in the encoding of {hint.Source}",
            _ => HintMistakes.Replaced("query", url.Query, hint, name),
        };
        return new(url with { Query = query }, word, text);
    }
}
