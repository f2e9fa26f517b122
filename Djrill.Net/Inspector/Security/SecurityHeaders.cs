using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Inspector;

/// <summary>The headers of every answer.</summary>
internal static class SecurityHeaders
{
    public const string PagePolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
        + "form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The policy of an email's HTML, which is shown in a frame of a page.</summary>
    public const string MailPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    public static void Set(IHeaderDictionary headers, string cacheControl)
    {
        headers.CacheControl = cacheControl;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";

        // A browser looks up the hosts of links ahead of a click, which tells the sender of an email that it was opened.
        headers["X-DNS-Prefetch-Control"] = "off";
        headers.Remove("Pragma");

        // The antiforgery services set it for a page; the mail's frame needs the policy alone.
        headers.Remove("X-Frame-Options");
    }
}
