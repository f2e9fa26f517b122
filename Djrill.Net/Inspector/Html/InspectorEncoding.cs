using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Djrill.Net.Inspector;

/// <summary>The encoder of every page.</summary>
internal static class InspectorEncoding
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Gets or sets whether nothing is encoded and no policy is sent. Only a test sets it, to see that its detector works.</summary>
    public static bool IsOff { get; set; }

    public static HtmlEncoder Current => IsOff ? NullHtmlEncoder.Default : Encoder;
}
