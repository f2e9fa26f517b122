namespace Djrill.Net.Events;

/// <summary>Decodes single characters of base64 (RFC 4648, section 4).</summary>
internal static class Base64Letter
{
    /// <summary>Gets the 6-bit value of a base64 character, or -1 for any other character.</summary>
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
