using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Benchmarks.Workloads;

/// <summary>Writes JSON as Mandrill's PHP does: compact, <c>/</c> as <c>\/</c>, what is no ASCII as <c>\uXXXX</c>.</summary>
internal static class PhpJson
{
    public static byte[] Write(JToken token)
    {
        using var text = new StringWriter();
        using var writer = new JsonTextWriter(text) { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii };
        token.WriteTo(writer);

        // In JSON a slash stands only inside of texts, and the writer itself escapes none.
        return Encoding.ASCII.GetBytes(text.ToString().Replace("/", @"\/", StringComparison.Ordinal));
    }
}
