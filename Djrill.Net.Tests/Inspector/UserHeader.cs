using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Tests.Inspector;

/// <summary>Authenticates the user that a header names: 'reader', 'editor', 'second editor', or a stranger.</summary>
internal sealed class UserHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Header";
    public const string Name = "X-User";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[Name] is not [{ } user])
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        string[] roles = user switch
        {
            "reader" => ["inspector"],
            "editor" or "second editor" => ["inspector", "operator"],
            _ => [],
        };
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, user), new Claim(ClaimTypes.NameIdentifier, user), .. roles.Select(static role => new Claim(ClaimTypes.Role, role))],
            SchemeName);
        return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(identity), SchemeName)));
    }
}
