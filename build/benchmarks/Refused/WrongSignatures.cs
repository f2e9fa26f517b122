using System.Security.Cryptography;
using System.Text;
using Djrill.Net.Benchmarks.Workloads;
using Djrill.Net.Testing;

namespace Djrill.Net.Benchmarks.Refused;

/// <summary>Makes bodies with the signature of another key.</summary>
internal static class WrongSignatures
{
    private const int LargestExplained = 1024 * 1024;

    // What each of the known changes of a body would change, so that none of them is left out as equal.
    private const string Item = "{\"email\":\"jane tag@example.test\",\"text\":\"a+b / %41 \u00e9 \\\\u00E9\", \"x\": 1}";

    public static string Sign(byte[] body) => Convert.ToBase64String(HMACSHA1.HashData("another key"u8, body));

    /// <summary>Creates a batch as long as the longest that is explained, and as costly to explain as can be.</summary>
    public static byte[] CreateCostly()
    {
        var items = new List<string>();
        byte[] Encode() => FormEncoder.Encode(Wire.FieldName, Encoding.UTF8.GetBytes($"[{string.Join(',', items)}]\n")).ToArray();
        items.Add(Item);
        var first = Encode().Length;
        items.Add(Item);
        var step = Encode().Length - first;
        items.AddRange(Enumerable.Repeat(Item, (LargestExplained - first) / step - 1));
        return Encode();
    }

    /// <summary>Creates the body of a common batch.</summary>
    public static byte[] CreateCommon() => WorkloadCatalog.Create("W2").Body.ToArray();
}
