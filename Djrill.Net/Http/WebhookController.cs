using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Djrill.Net;

/// <summary>
/// Receives Mandrill's webhooks: <c>HEAD</c> and <c>POST</c> of <c>/djrill/webhook/?secret=…</c>.
/// </summary>
/// <remarks>
/// <para>
/// It is open to anonymous callers and needs no antiforgery token, whatever the application's policies and filters demand
/// elsewhere: the secret and the signature guard it. It does not appear in API descriptions.
/// </para>
/// <para>
/// Its actions bind no parameter. MVC reads the form of an action with even one before action filters run, and so
/// before the secret was looked at.
/// </para>
/// <para>
/// Its route has no name: a route's name becomes the endpoint's, which must be unique, and an application may map its
/// controllers twice. <c>LinkGenerator.GetPathByAction("Check", "Webhook")</c> makes a link to it.
/// </para>
/// <para>
/// It has a route for each webhook of <c>AddMandrillWebhook</c>. A webhook that <c>MapMandrillWebhook</c> maps is not served by it:
/// its route here is answered 404.
/// </para>
/// </remarks>
[Route(DjrillOptions.DefaultRoutePrefix + "/webhook")]
[AllowAnonymous]
[IgnoreAntiforgeryToken(Order = int.MaxValue)]
[ApiExplorerSettings(IgnoreApi = true)]
[OutputCache(NoStore = true)]
[MandrillSecret]
[SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "MVC finds actions among instance methods only.")]
public sealed class WebhookController : ControllerBase
{
    /// <summary>Answers the check that Mandrill makes when the URL is saved.</summary>
    /// <returns>200 with an empty body, also before a signature key is configured.</returns>
    [HttpHead]
    public IActionResult Check() => new AnswerResult(Answers.Checked);

    /// <summary>Receives a batch of events, raises each on <see cref="MandrillSignals.WebhookEvent"/> and gives it to the handlers.</summary>
    /// <returns>200 with an empty body when every subscriber and handler handled every event; else a status and one sentence.</returns>
    [HttpPost]
    [MandrillSignature]
    public async Task<IActionResult> ReceiveAsync() => new AnswerResult(await WebhookPipeline.ReceiveAsync(HttpContext));

    /// <summary>Refuses every other verb.</summary>
    /// <returns>405 with one sentence.</returns>
    public IActionResult RefuseVerb() => new AnswerResult(Answers.WrongMethod);
}
