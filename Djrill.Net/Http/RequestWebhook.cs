using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;
using Djrill.Net.Protocol;
using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Http;

/// <summary>The webhook of a request, its settings during the request, and the results of the verification.</summary>
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

    /// <summary>Gets the settings of the host, or null while they are invalid. <see cref="Settings"/> is then null, too.</summary>
    public DjrillOptions? Limits { get; }

    /// <summary>Gets or sets whether the secret was correct. An unauthenticated request never causes a separate warning.</summary>
    public bool IsAuthenticated { get; set; }

    /// <summary>Gets or sets the pair of URL and key that matches the signature, or null.</summary>
    public SignaturePair? Pair { get; set; }

    /// <summary>Gets or sets the explanation of a wrong signature for the history of refusals, or null.</summary>
    public string? Diagnosis { get; set; }

    /// <summary>Gets the webhook of a request. If none was set, sets the default webhook.</summary>
    public static RequestWebhook For(HttpContext context) => context.Features.Get<RequestWebhook>() ?? For(context, WebhookNames.Default);

    /// <summary>Sets the webhook of a request. Discards the verification of another webhook: a middleware can run two endpoints.</summary>
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
