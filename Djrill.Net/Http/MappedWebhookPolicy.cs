using Djrill.Net.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace Djrill.Net.Http;

/// <summary>
/// Takes the controller's route of a webhook out of the routing where <c>MapMandrillWebhook</c> serves the webhook: a request to it
/// is answered as if the route were not there.
/// </summary>
/// <remarks>It decides at each request, since controllers may be mapped, and their routes made, before the webhook is mapped.</remarks>
internal sealed class MappedWebhookPolicy(MappedWebhooks mapped) : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 0;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) =>
        endpoints.Any(static endpoint => endpoint.Metadata.GetMetadata<WebhookMetadata>() is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            // The entry of a candidate that another policy has removed holds no endpoint.
            if (candidates[i].Endpoint?.Metadata.GetMetadata<WebhookMetadata>() is { } webhook && mapped.Contains(webhook.Name))
            {
                candidates.SetValidity(i, false);
            }
        }

        return Task.CompletedTask;
    }
}
