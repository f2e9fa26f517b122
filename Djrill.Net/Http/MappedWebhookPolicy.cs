using Djrill.Net.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace Djrill.Net.Http;

/// <summary>Disables the controller's routes of those webhooks that <c>MapMandrillWebhook</c> serves.</summary>
/// <remarks>The check runs for each request, because <c>MapControllers</c> may be called before <c>MapMandrillWebhook</c>.</remarks>
internal sealed class MappedWebhookPolicy(MappedWebhooks mapped) : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 0;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) =>
        endpoints.Any(static endpoint => endpoint.Metadata.GetMetadata<WebhookMetadata>() is not null);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            // The endpoint is null if another policy has removed the candidate.
            if (candidates[i].Endpoint?.Metadata.GetMetadata<WebhookMetadata>() is { } webhook && mapped.Contains(webhook.Name))
            {
                candidates.SetValidity(i, false);
            }
        }

        return Task.CompletedTask;
    }
}
