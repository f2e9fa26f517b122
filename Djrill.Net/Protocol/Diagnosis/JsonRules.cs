namespace Djrill.Net.Protocol;

/// <summary>The rules by which Mandrill writes JSON.</summary>
[Flags]
internal enum JsonRules
{
    /// <summary>No rule.</summary>
    None = 0,

    /// <summary><c>/</c> is written as <c>\/</c>.</summary>
    Slashes = 1,

    /// <summary>Non-ASCII characters are written as <c>\uXXXX</c> in lower case, and ASCII characters as themselves.</summary>
    Escapes = 2,

    /// <summary>There is no white space between the values.</summary>
    Compact = 4,
}
