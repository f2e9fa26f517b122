namespace Djrill.Net.Events;

/// <summary>Lists the results of SPF (<c>msg.spf.result</c>; RFC 7208, section 2.6).</summary>
public enum MandrillSpfResultKind
{
    /// <summary>Absent, or one that this package does not know; see <see cref="MandrillSpf.Result"/>.</summary>
    Unknown,

    /// <summary>The domain says nothing of who may send for it (<c>none</c>).</summary>
    None,

    /// <summary>The domain does not say whether the server may (<c>neutral</c>).</summary>
    Neutral,

    /// <summary>The server may (<c>pass</c>).</summary>
    Pass,

    /// <summary>The server may not (<c>fail</c>).</summary>
    Fail,

    /// <summary>The server probably may not (<c>softfail</c>).</summary>
    SoftFail,

    /// <summary>The domain could not be asked for now (<c>temperror</c>).</summary>
    TempError,

    /// <summary>What the domain says cannot be read (<c>permerror</c>).</summary>
    PermError,
}
