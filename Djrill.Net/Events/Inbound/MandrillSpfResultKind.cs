namespace Djrill.Net.Events;

/// <summary>Lists the SPF results (<c>msg.spf.result</c>; RFC 7208, section 2.6).</summary>
public enum MandrillSpfResultKind
{
    /// <summary>An absent value, or a value that this package does not know; see <see cref="MandrillSpf.Result"/>.</summary>
    Unknown,

    /// <summary>The domain publishes no policy (<c>none</c>).</summary>
    None,

    /// <summary>The policy makes no statement about the server (<c>neutral</c>).</summary>
    Neutral,

    /// <summary>The server may send for the domain (<c>pass</c>).</summary>
    Pass,

    /// <summary>The server may not send for the domain (<c>fail</c>).</summary>
    Fail,

    /// <summary>The server probably may not send for the domain (<c>softfail</c>).</summary>
    SoftFail,

    /// <summary>A temporary error occurred (<c>temperror</c>).</summary>
    TempError,

    /// <summary>The policy cannot be read (<c>permerror</c>).</summary>
    PermError,
}
