using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Djrill.Net.Tests.Contract;

/// <summary>A user's own controller, guarded by the package's attributes.</summary>
[Route("own")]
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class OwnController : ControllerBase
{
    [HttpGet("secret")]
    [MandrillSecret]
    public string Secret() => "passed";

    [HttpPost("signature")]
    [MandrillSignature]
    public string Signature() => Request.Form["mandrill_events"].ToString();

    [HttpPost("both")]
    [MandrillSecret]
    [MandrillSignature]
    public async Task<string> BothAsync()
    {
        var form = await Request.ReadFormAsync();
        return string.Join(' ', form.SelectMany(static field => field.Value.Select(value => $"{field.Key}={value}")));
    }

    [HttpPost("bound")]
    [MandrillSecret]
    [MandrillSignature]
    public string Bound([FromForm(Name = "mandrill_events")] string events, [FromForm] int required) => $"{events} {required}";
}
