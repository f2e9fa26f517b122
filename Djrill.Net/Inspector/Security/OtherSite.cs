using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Inspector;

/// <summary>Refuses requests that another site caused, as the headers of a browser show it.</summary>
internal static class OtherSite
{
    /// <summary>Returns the answer to a request that is refused, or null.</summary>
    public static InspectorAnswer? Refuse(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"];
        if (site is [] or ["same-origin"])
        {
            return null;
        }

        if (HttpMethods.IsPost(request.Method))
        {
            return InspectorAnswer.Text(StatusCodes.Status403Forbidden, "Actions are accepted from a page of the inspector only.");
        }

        // A link of another site may lead here. A script of it may not read, even if the application's CORS policy allows every origin.
        return site is ["none"] || request.Headers["Sec-Fetch-Mode"] is ["navigate"]
            ? null
            : InspectorAnswer.Text(StatusCodes.Status403Forbidden, "The inspector is read from its own pages only.");
    }
}
