using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Configuration;
using Djrill.Net.Http;
using Djrill.Net.Inspector;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net;

/// <summary>
/// Maps webhooks without controllers, and the inspector.
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

    /// <summary>Maps the inspector: the pages that show, replay and delete the events of the inbox.</summary>
    /// <param name="endpoints">The application, or a group of routes.</param>
    /// <param name="pattern">The path of the first page, such as <c>/mandrill</c>. The other pages are below it.</param>
    /// <returns>A builder for conventions such as <c>RequireAuthorization</c>.</returns>
    /// <remarks>
    /// Outside Development the pages answer 404 until an authorization policy or <c>AllowAnonymous</c> is attached. In Development without a
    /// policy, they are served to the loopback address only.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException"><c>AddMandrillInspector</c> or <c>AddMandrillInbox</c> was not called.</exception>
    public static IEndpointConventionBuilder MapMandrillInspector(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);

        var known = endpoints.ServiceProvider.GetService<IServiceProviderIsService>();
        if (known?.IsService(typeof(InspectorHost)) is false)
        {
            throw new InvalidOperationException("'MapMandrillInspector' was called without 'AddMandrillInspector'. Call "
                + "'builder.Services.AddMandrillInspector()' before the application is built.");
        }

        if (known?.IsService(typeof(MandrillInbox)) is false)
        {
            throw new InvalidOperationException("'MapMandrillInspector' was called without 'AddMandrillInbox', whose events the pages show. "
                + "Call 'builder.Services.AddMandrillInbox(…)' before the application is built.");
        }

        var group = endpoints.MapGroup(pattern);
        foreach (var route in InspectorRoute.All)
        {
            group.Map(route.Pattern, context => InspectorEndpoint.RunAsync(context, route))
                .WithDisplayName($"Mandrill inspector {pattern}/{route.Pattern}");
        }

        // The inspector checks the token itself, so that a host without the antiforgery middleware is safe too.
        return group.WithMetadata(new OutputCacheAttribute { NoStore = true }).DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task RunAsync(HttpContext context, string name)
    {
        RequestWebhook.For(context, name);
        var answer = await WebhookPipeline.RunAsync(context);
        await answer.WriteAsync(context);
    }
}
