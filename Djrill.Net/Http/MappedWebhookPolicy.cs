using Djrill.Net.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace Djrill.Net.Http;

/// <summary>Removes the controller's route of a webhook from routing if <c>MapMandrillWebhook</c> serves the webhook.</summary>
/// <remarks>It decides at each request, since controllers may be mapped before the webhook is.</remarks>
internal sealed class MappedWebhookPolicy(MappedWebhooks mapped) : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 0;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) =>
        endpoints.Any(static endpoint => endpoint.Metadata.GetMetadata<WebhookMetadata>() is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            // A candidate that another policy has removed has no endpoint.
            if (candidates[i].Endpoint?.Metadata.GetMetadata<WebhookMetadata>() is { } webhook && mapped.Contains(webhook.Name))
            {
                candidates.SetValidity(i, false);
            }
        }

        return Task.CompletedTask;
    }
}
