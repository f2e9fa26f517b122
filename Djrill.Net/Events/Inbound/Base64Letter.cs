namespace Djrill.Net.Events;

/// <summary>One letter of base64 (RFC 4648, section 4).</summary>
internal static class Base64Letter
{
    /// <summary>Gets the 6 bits of a letter; -1 for other characters.</summary>
    public static int ValueOf(byte character) => (char)character switch
    {
        >= 'A' and <= 'Z' => character - 'A',
        >= 'a' and <= 'z' => character - 'a' + 26,
        >= '0' and <= '9' => character - '0' + 52,
        '+' => 62,
        '/' => 63,
        _ => -1,
    };
}
