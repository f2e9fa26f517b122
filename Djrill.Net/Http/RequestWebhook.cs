using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;
using Djrill.Net.Protocol;
using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Http;

/// <summary>The webhook of a request, with the settings for its whole duration and what was verified.</summary>
internal sealed class RequestWebhook
{
    private RequestWebhook(WebhookHost host, string name)
    {
        (Host, Name) = (host, name);
        Diagnostics = host.Diagnostics.For(name);
        Limits = host.Settings.Current(WebhookNames.Default).Limits;
        Settings = Limits is null ? null : host.Settings.Current(name).Settings;
    }

    public WebhookHost Host { get; }

    public WebhookDiagnostics Diagnostics { get; }

    /// <summary>Gets the registered name; empty for the default webhook.</summary>
    public string Name { get; }

    /// <summary>Gets the settings, or null while they are invalid.</summary>
    public WebhookSettings? Settings { get; }

    /// <summary>Gets the settings of the host. Not null if <see cref="Settings"/> is not.</summary>
    public DjrillOptions? Limits { get; }

    /// <summary>Gets or sets whether the secret was right. Only then may the request log a Warning of its own.</summary>
    public bool IsAuthenticated { get; set; }

    /// <summary>Gets or sets the pair of URL and key that verified the batch, or null.</summary>
    public SignaturePair? Pair { get; set; }

    /// <summary>Gets the webhook of a request; the default one if none was set.</summary>
    public static RequestWebhook For(HttpContext context) => context.Features.Get<RequestWebhook>() ?? For(context, WebhookNames.Default);

    /// <summary>Sets the webhook of a request, and drops what another webhook has verified. A middleware can run two endpoints.</summary>
    public static RequestWebhook For(HttpContext context, string name)
    {
        if (context.Features.Get<RequestWebhook>() is not { } webhook || webhook.Name != name)
        {
            webhook = new(WebhookHost.For(context.RequestServices), name);
            context.Features.Set(webhook);
        }

        return webhook;
    }
}
