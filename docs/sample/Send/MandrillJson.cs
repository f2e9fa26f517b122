using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Sample;

/// <summary>Writes JSON as Mandrill's PHP does: compact ASCII with escaped slashes.</summary>
internal static class MandrillJson
{
    public static string Write(JToken token)
    {
        using var text = new StringWriter();
        using var writer = new JsonTextWriter(text) { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii };
        token.WriteTo(writer);

        // The writer does not escape slashes. Slashes occur only inside strings.
        return text.ToString().Replace("/", @"\/", StringComparison.Ordinal);
    }
}
