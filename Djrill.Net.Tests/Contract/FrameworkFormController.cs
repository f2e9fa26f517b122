using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Djrill.Net.Tests.Contract;

/// <summary>A controller as one would write it without the package: the framework reads the form.</summary>
[Route("framework")]
[AllowAnonymous]
[IgnoreAntiforgeryToken]
public sealed class FrameworkFormController : ControllerBase
{
    public const string BoundPath = "/framework/bound";
    public const string ReadPath = "/framework/read";
    public const string Nothing = "(null)";

    [HttpPost("bound")]
    public string Bound([FromForm(Name = "mandrill_events")] string? events) => events ?? Nothing;

    [HttpPost("read")]
    public async Task<string> ReadAsync() => (string?)(await Request.ReadFormAsync())["mandrill_events"] ?? Nothing;
}
