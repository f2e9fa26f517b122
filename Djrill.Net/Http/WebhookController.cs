using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Djrill.Net;

/// <summary>Receives Mandrill's webhooks: <c>HEAD</c> and <c>POST</c> of <c>/djrill/webhook/?secret=…</c>.</summary>
/// <remarks>
/// <para>
/// The secret and the signature guard it. It allows anonymous callers and needs no antiforgery token, whatever the application's
/// policies and filters require. It does not appear in API descriptions.
/// </para>
/// <para>
/// Its actions bind no parameters. With a bound parameter, MVC reads the form before action filters run, and so before the
/// secret is verified.
/// </para>
/// <para>
/// Its route has no name, since an application may map its controllers twice and names of endpoints must be unique.
/// <c>LinkGenerator.GetPathByAction("Check", "Webhook")</c> creates a link to it.
/// </para>
/// <para>
/// It has a route for each webhook of <c>AddMandrillWebhook</c>. If <c>MapMandrillWebhook</c> serves a webhook, the route of the
/// controller answers 404.
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
    /// <summary>Answers Mandrill's check of a new URL.</summary>
    /// <returns>200 with an empty body, even before a signature key is configured.</returns>
    [HttpHead]
    public IActionResult Check() => new AnswerResult(Answers.Checked);

    /// <summary>Receives a batch of events, and delivers each to <see cref="MandrillSignals.WebhookEvent"/> and the handlers.</summary>
    /// <returns>200 with an empty body if every subscriber and handler succeeded; else another status and one sentence.</returns>
    [HttpPost]
    [MandrillSignature]
    public async Task<IActionResult> ReceiveAsync() => new AnswerResult(await WebhookPipeline.ReceiveAsync(HttpContext));

    /// <summary>Refuses every other verb.</summary>
    /// <returns>405 with one sentence.</returns>
    public IActionResult RefuseVerb() => new AnswerResult(Answers.WrongMethod);
}
