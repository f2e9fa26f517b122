using Djrill.Net.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Inspector;

/// <summary>Texts that try to become elements, attributes or scripts of a page.</summary>
internal static class HostileTexts
{
    private static readonly string[] Seeds =
    [
        "<script>alert(1)</script>", "</title><script src=//evil.example/x.js></script>", "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)><animate onbegin=alert(1)>", "<iframe src=javascript:alert(1)></iframe>", "<form action=//evil.example><button>Replay",
        "</section></main><main><h1>Forged", "</bdi></dd></dl></section>", "</details></li></ul></div><nav><a href=//evil.example>x</a></nav>",
        "</pre></textarea><style>*{display:none}</style>", "<base href=//evil.example/>", "<meta http-equiv=refresh content='0;url=//evil.example'>",
        "<a href=javascript:alert(1)>x</a>", "<object data=//evil.example></object><embed src=//evil.example>", "<!--", "--!><script>alert(1)</script>",
        "]]><script>alert(1)</script>", "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>", "<template><script>alert(1)</script></template>",
        "{0}<b>{1}</b>", "javascript:alert(1)", "//evil.example/", "<link rel=stylesheet href=//evil.example>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "\u202E<script>\u2066\u0007\u001B</script>",
    ];

    private static readonly Func<string, string>[] Wrappings =
    [
        static text => text, static text => $"\" autofocus onfocus=alert(1) x=\"{text}", static text => $"' onclick=alert(1) '>{text}", static text => $"\">{text}",
        static text => $"x\r\n\r\n{text}", static text => $"{Uri.EscapeDataString(text)}{text}", static text => $"&quot;&#60;{text}", static text => $"🧨@{text}.exe",
    ];

    /// <summary>Gets 200 different texts.</summary>
    public static IReadOnlyList<string> All { get; } = [.. from seed in Seeds from wrap in Wrappings select wrap(seed)];

    /// <summary>Puts a text in the place of every text of an event, and of names of headers, files and metadata.</summary>
    public static MandrillEvent Fill(MandrillEvent sample, string text)
    {
        var root = JObject.Parse(sample.ToJson());
        foreach (var value in root.Descendants().OfType<JValue>().Where(IsText).ToList())
        {
            value.Value = text;
        }

        foreach (var member in root.Descendants().OfType<JProperty>().Where(static member => member.Name.StartsWith("hole", StringComparison.Ordinal)).ToList())
        {
            member.Replace(new JProperty(text, member.Value));
        }

        return MandrillEvent.Parse(root.ToString());
    }

    private static bool IsText(JValue value) =>
        value.Type == JTokenType.String && value.Path is not "event" && !value.Path.EndsWith("content", StringComparison.Ordinal);
}
