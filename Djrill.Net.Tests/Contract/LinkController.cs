using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Djrill.Net.Tests.Contract;

/// <summary>A user's own controller without a word of the package, which makes a link to the webhook.</summary>
[Route("links")]
[AllowAnonymous]
public sealed class LinkController : ControllerBase
{
    [HttpGet]
    public string? Link() => Url.Action(nameof(WebhookController.Check), "Webhook");
}
