using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Configuration;
using Djrill.Net.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net;

/// <summary>
/// Maps webhooks without controllers.
/// </summary>
public static class MandrillEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps a webhook to a path, without <c>AddControllers</c>. The endpoint answers <c>HEAD</c> and <c>POST</c> as
    /// <see cref="WebhookController"/> does.
    /// </summary>
    /// <param name="endpoints">The application, or a group of routes.</param>
    /// <param name="pattern">
    /// The route. <see cref="MandrillWebhookOptions.RoutePrefix"/> does not apply. The trailing slash of a request is optional.
    /// </param>
    /// <param name="name">The name that was passed to <c>AddMandrillWebhook</c>. Empty means the webhook of <c>AddDjrill</c>.</param>
    /// <returns>A builder for conventions such as <c>RequireHost</c>.</returns>
    /// <remarks>
    /// The endpoint allows anonymous callers, needs no antiforgery token and does not appear in API descriptions. The controller does not
    /// serve a mapped webhook: the controller's route of that webhook is answered with 404. A webhook can be mapped to several paths.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException"><c>AddDjrill</c> was not called.</exception>
    /// <exception cref="ArgumentException">No webhook with this name was added.</exception>
    public static IEndpointConventionBuilder MapMandrillWebhook(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, string name = "")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(name);

        var mapped = endpoints.ServiceProvider.GetService<MappedWebhooks>() ?? throw new InvalidOperationException(
            "'MapMandrillWebhook' was called without 'AddDjrill'. Call 'builder.Services.AddDjrill()' before the application is built.");
        var known = endpoints.ServiceProvider.GetServices<WebhookRegistration>()
            .Select(static webhook => webhook.Name).Prepend(WebhookNames.Default)
            .FirstOrDefault(known => WebhookNames.Comparer.Equals(known, name)) ?? throw new ArgumentException(
                $"No webhook '{name}' was added. Correct the name, or add the webhook with 'AddMandrillWebhook'.", nameof(name));

        var endpoint = endpoints.Map(pattern, context => RunAsync(context, known));
        mapped.Add(known, pattern);
        return endpoint
            .WithMetadata(new AllowAnonymousAttribute(), new OutputCacheAttribute { NoStore = true })
            .WithDisplayName($"Mandrill webhook {pattern}")
            .DisableAntiforgery()
            .ExcludeFromDescription();
    }

    private static async Task RunAsync(HttpContext context, string name)
    {
        RequestWebhook.For(context, name);
        var answer = await WebhookPipeline.RunAsync(context);
        await answer.WriteAsync(context);
    }
}
