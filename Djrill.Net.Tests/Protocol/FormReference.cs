using System.Net;
using System.Text;

namespace Djrill.Net.Tests.Protocol;

/// <summary>Splits a form by text and decodes it with the framework's decoder of bytes: nothing of ours.</summary>
internal static class FormReference
{
    /// <summary>Gives the fields in their order. Each character stands for one byte (Latin-1), so that nothing is lost.</summary>
    public static IEnumerable<(string Name, string Value)> Read(byte[] body) => Encoding.Latin1.GetString(body)
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(static part => part.Split('=', 2))
        .Select(static pair => (Decode(pair[0]), pair.Length == 2 ? Decode(pair[1]) : ""));

    private static string Decode(string text) =>
        text.Length == 0 ? "" : Encoding.Latin1.GetString(WebUtility.UrlDecodeToBytes(Encoding.Latin1.GetBytes(text), 0, text.Length)!);
}
