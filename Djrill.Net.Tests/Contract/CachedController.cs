using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Djrill.Net.Tests.Contract;

/// <summary>A user's own controller beside a cache: one action is guarded, the other is not.</summary>
[Route("cached")]
[AllowAnonymous]
public sealed class CachedController : ControllerBase
{
    [HttpGet("guarded")]
    [MandrillSecret]
    public string Guarded() => "guarded";

    [HttpGet("open")]
    public string Open() => Guid.NewGuid().ToString();
}
