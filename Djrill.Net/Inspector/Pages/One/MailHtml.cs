using System.Text.RegularExpressions;

namespace Djrill.Net.Inspector;

/// <summary>Makes the HTML of an email fit for the frame.</summary>
internal static partial class MailHtml
{
    /// <summary>Shows the tags that name another page or resource ahead of its use as text.</summary>
    /// <remarks>
    /// A policy stops the request of such a tag, but not the connection that the browser opens ahead of it. A tag begins with exactly these
    /// characters, so that none is left.
    /// </remarks>
    public static string WithoutConnections(string html) => ConnectingTag().Replace(html, "&lt;");

    [GeneratedRegex("<(?=link|i?frame|object|embed|portal|fencedframe|base|meta)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ConnectingTag();
}
