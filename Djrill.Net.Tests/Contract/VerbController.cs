using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Djrill.Net.Tests.Contract;

/// <summary>A user's own controller whose actions take other verbs than POST.</summary>
[Route("verbs")]
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[MandrillSignature]
public sealed class VerbController : ControllerBase
{
    /// <summary>Takes every verb.</summary>
    [Route("any")]
    public string Any() => "reached";

    [AcceptVerbs("PUT", "PATCH", "DELETE", "PURGE", Route = "named")]
    public string Named() => "reached";

    [AcceptVerbs("GET", "PUT", Route = "mixed")]
    public string Mixed() => "reached";
}
