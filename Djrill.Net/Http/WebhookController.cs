using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Djrill.Net;

/// <summary>Receives Mandrill's <c>HEAD</c> and <c>POST</c> requests to <c>/djrill/webhook/?secret=…</c>.</summary>
/// <remarks>
/// <para>
/// The secret and the signature protect the controller. The application's authorization policies and antiforgery filters do not
/// apply. API descriptions do not contain the controller.
/// </para>
/// <para>
/// The actions have no bound parameters. With a bound parameter, MVC would read the form before the secret is verified.
/// </para>
/// <para>
/// The route has no name, because endpoint names must be unique and an application may map its controllers twice.
/// <c>LinkGenerator.GetPathByAction("Check", "Webhook")</c> creates a link to the controller.
/// </para>
/// <para>
/// The controller has a route for each webhook of <c>AddMandrillWebhook</c>. If <c>MapMandrillWebhook</c> serves a webhook, the
/// controller's route of that webhook answers 404.
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

    /// <summary>Receives a batch. Delivers each event to <see cref="MandrillSignals.WebhookEvent"/> and the handlers.</summary>
    /// <returns>200 with an empty body if every event was handled or dead-lettered; otherwise, an error status with one sentence.</returns>
    [HttpPost]
    [MandrillSignature]
    public async Task<IActionResult> ReceiveAsync() => new AnswerResult(await WebhookPipeline.ReceiveAsync(HttpContext));

    /// <summary>Refuses every other verb.</summary>
    /// <returns>405 with one sentence.</returns>
    public IActionResult RefuseVerb() => new AnswerResult(Answers.WrongMethod);
}
