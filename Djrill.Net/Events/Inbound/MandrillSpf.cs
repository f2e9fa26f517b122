namespace Djrill.Net.Events;

/// <summary>Describes the result of SPF: whether the server of an inbound email may send for its domain (<c>msg.spf</c>).</summary>
public sealed record MandrillSpf
{
    private static readonly KindWords<MandrillSpfResultKind> Results = new("none neutral pass fail softfail temperror permerror");

    internal static readonly ObjectReader<MandrillSpf> Reader = new(
        "result detail",
        static members => new()
        {
            Result = members.Text("result"u8),
            Detail = members.Text("detail"u8),
        });

    internal MandrillSpf()
    {
    }

    /// <summary>Gets the result (<c>result</c>).</summary>
    /// <value>As sent; new ones may come. Null if absent.</value>
    public string? Result { get; internal init; }

    /// <summary>Gets the result, if it is a known one (<c>result</c>).</summary>
    /// <value><see cref="MandrillSpfResultKind.Unknown"/> if <see cref="Result"/> is not a known word.</value>
    public MandrillSpfResultKind ResultKind => Results.Find(Result);

    /// <summary>Gets the result in a sentence (<c>detail</c>).</summary>
    /// <value>As sent. Null if absent or empty.</value>
    public string? Detail { get; internal init; }
}
