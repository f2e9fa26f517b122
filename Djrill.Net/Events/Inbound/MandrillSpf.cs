namespace Djrill.Net.Events;

/// <summary>
/// Describes the SPF result of an inbound email (<c>msg.spf</c>). SPF checks whether the sender's domain permits the sending server.
/// </summary>
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
    /// <value>As sent. Mandrill may add new values. Null if absent.</value>
    public string? Result { get; internal init; }

    /// <summary>Gets the result as an enum value (<c>result</c>).</summary>
    /// <value><see cref="MandrillSpfResultKind.Unknown"/> if <see cref="Result"/> is not a known value.</value>
    public MandrillSpfResultKind ResultKind => Results.Find(Result);

    /// <summary>Gets a description of the result (<c>detail</c>).</summary>
    /// <value>As sent. Null if absent or empty.</value>
    public string? Detail { get; internal init; }
}
