using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Configuration;

/// <summary>The webhook that a request is for: its settings, which hold for the whole of the request, and what was verified.</summary>
internal sealed class RequestWebhook
{
    private RequestWebhook(string name, WebhookSettings? settings, HostLimits? limits) =>
        (Name, Settings, Limits) = (name, limits is null ? null : settings, limits);

    /// <summary>Gets the registered name, or empty.</summary>
    public string Name { get; }

    /// <summary>Gets the settings, or null while there are no valid ones.</summary>
    public WebhookSettings? Settings { get; }

    /// <summary>Gets the settings of the host. Not null where <see cref="Settings"/> is not.</summary>
    public HostLimits? Limits { get; }

    /// <summary>
    /// Gets or sets whether the secret was right. Only such a request may cause a Warning of its own: a stranger could fill the log.
    /// </summary>
    public bool IsAuthenticated { get; set; }

    /// <summary>Gets or sets the pair of URL and key that verified the batch, or null.</summary>
    public SignaturePair? Pair { get; set; }

    /// <summary>Gets the webhook of a request; the default one where nobody has said which.</summary>
    public static RequestWebhook Of(HttpContext context) => context.Features.Get<RequestWebhook>() ?? Of(context, WebhookNames.Default);

    /// <summary>
    /// Sets the webhook of a request. What was verified for another webhook is forgotten, as where a middleware sends one request to
    /// several endpoints.
    /// </summary>
    public static RequestWebhook Of(HttpContext context, string name)
    {
        if (context.Features.Get<RequestWebhook>() is not { } webhook || webhook.Name != name)
        {
            var host = CurrentSettings.Of(context.RequestServices);
            webhook = new(name, host.Current(name).Settings, host.Current(WebhookNames.Default).Limits);
            context.Features.Set(webhook);
        }

        return webhook;
    }
}
