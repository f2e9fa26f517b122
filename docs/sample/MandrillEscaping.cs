using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Sample;

/// <summary>Writes texts the way Mandrill's PHP does. The signature covers the JSON to the letter.</summary>
internal static class MandrillEscaping
{
    /// <summary>Compact JSON, with <c>/</c> as <c>\/</c> and what is no ASCII as <c>\uXXXX</c>.</summary>
    public static string Json(JToken token)
    {
        using var text = new StringWriter();
        using var writer = new JsonTextWriter(text) { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii };
        token.WriteTo(writer);

        // In JSON a slash stands only inside of texts, and the writer itself escapes none.
        return text.ToString().Replace("/", @"\/", StringComparison.Ordinal);
    }

    /// <summary>A form's value: space as <c>+</c>; letters, digits, <c>-</c>, <c>_</c> and <c>.</c> as they are; the rest as <c>%XX</c>.</summary>
    public static string Form(string value) => Uri.EscapeDataString(value)
        .Replace("%20", "+", StringComparison.Ordinal)
        .Replace("~", "%7E", StringComparison.Ordinal);
}
