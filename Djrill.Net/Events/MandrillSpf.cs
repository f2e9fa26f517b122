namespace Djrill.Net.Events;

/// <summary>Describes whether the server that sent an inbound email may send for its domain (<c>msg.spf</c>).</summary>
public sealed record MandrillSpf
{
    /// <summary>Reads such an object, of the members that are named.</summary>
    internal static readonly ObjectReader<MandrillSpf> Reader = new(
        static members => new()
        {
            Result = members.Text("result"u8),
            Detail = members.Text("detail"u8),
        },
        "result", "detail");

    internal MandrillSpf()
    {
    }

    /// <summary>Gets the result (<c>result</c>).</summary>
    /// <value>As sent; new ones may come. Null where absent.</value>
    public string? Result { get; internal init; }

    /// <summary>Gets the result, if it is a known one (<c>result</c>).</summary>
    /// <value><see cref="MandrillSpfResultKind.Unknown"/> where <see cref="Result"/> is none of the known.</value>
    public MandrillSpfResultKind ResultKind => Result switch
    {
        "none" => MandrillSpfResultKind.None,
        "neutral" => MandrillSpfResultKind.Neutral,
        "pass" => MandrillSpfResultKind.Pass,
        "fail" => MandrillSpfResultKind.Fail,
        "softfail" => MandrillSpfResultKind.SoftFail,
        "temperror" => MandrillSpfResultKind.TempError,
        "permerror" => MandrillSpfResultKind.PermError,
        _ => MandrillSpfResultKind.Unknown,
    };

    /// <summary>Gets the result in a sentence (<c>detail</c>).</summary>
    /// <value>As sent. Null where absent or empty.</value>
    public string? Detail { get; internal init; }
}
