using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Djrill.Net.Inspector;

/// <summary>The encoder of the pages, and whether the answers carry a content security policy.</summary>
internal sealed class InspectorProtection
{
    /// <summary>The protection of every application.</summary>
    public static readonly InspectorProtection Full = new() { Encoder = HtmlEncoder.Create(UnicodeRanges.All), HasPolicy = true };

    /// <summary>No protection. Only a test registers it, to see that its detector of attacks works.</summary>
    public static readonly InspectorProtection None = new() { Encoder = NullHtmlEncoder.Default };

    private InspectorProtection()
    {
    }

    public required HtmlEncoder Encoder { get; init; }

    public bool HasPolicy { get; private init; }
}
