using System.Security.Cryptography;
using System.Text;

namespace Djrill.Net.Benchmarks.Workloads;

/// <summary>Signs as Mandrill does, without the package's help: an error in it would not show otherwise.</summary>
internal static class Signing
{
    /// <summary>Signs a post of the one field.</summary>
    public static string Sign(ReadOnlySpan<byte> json) => SignFields([.. Encoding.ASCII.GetBytes(Wire.FieldName), .. json]);

    /// <summary>Signs a post, given the names and decoded values of its fields in the order in which they are signed.</summary>
    public static string SignFields(ReadOnlySpan<byte> namesAndValues)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(Wire.Url), .. namesAndValues];
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Wire.Key), signed));
    }
}
