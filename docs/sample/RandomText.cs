using System.Security.Cryptography;

namespace Djrill.Net.Sample;

/// <summary>Random texts that nobody can guess and that need no escaping in a URL.</summary>
internal static class RandomText
{
    private const int HexDigits = 40;

    public static string Create() => RandomNumberGenerator.GetHexString(HexDigits, lowercase: true);
}
