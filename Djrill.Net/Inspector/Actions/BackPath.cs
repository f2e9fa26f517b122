using Microsoft.Extensions.Primitives;

namespace Djrill.Net.Inspector;

/// <summary>Checks the page that a form wants to return to. Nothing leads out of the inspector.</summary>
internal static class BackPath
{
    private const int MaxLength = 2000;

    /// <summary>Returns a path such as <c>events?state=Dead</c>. Missing means the overview. Null if the path is not one of a page.</summary>
    public static string? Of(StringValues values)
    {
        if (values is [] or [null or ""])
        {
            return "";
        }

        var path = values is [{ Length: <= MaxLength } text] ? text : null;
        var page = path?.Split('?')[0];
        return page is not null && (page is "events" or "dead" or "send" || IsEvent(page)) && path!.All(static c => c is > ' ' and <= '~' and not '\\')
            ? path
            : null;
    }

    private static bool IsEvent(string page) =>
        page.StartsWith("events/", StringComparison.Ordinal) && page.Length > 7 && page[7..].All(char.IsAsciiDigit);
}
