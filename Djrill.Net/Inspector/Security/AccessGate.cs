using System.Net;
using Djrill.Net.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Inspector;

/// <summary>Decides who may open the pages and who may act.</summary>
internal sealed class AccessGate(InspectorHost host)
{
    private static readonly string[] ProxyHeaders =
    [
        "Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "X-Original-For", "X-Original-Host",
        "X-Original-Proto", "CF-Connecting-IP",
    ];

    /// <summary>Returns the answer to a request that may not open the pages, or null.</summary>
    public async Task<InspectorAnswer?> RefuseAsync(HttpContext context)
    {
        var metadata = context.GetEndpoint()!.Metadata; // Not null: the inspector is an endpoint.
        if (metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return null;
        }

        // The middleware of the application has checked the policy. A second check costs little, and holds where no middleware ran.
        if (await PolicyAsync(metadata) is { } policy)
        {
            return (await host.Authorization.AuthorizeAsync(context.User, context, policy)).Succeeded
                ? null
                : InspectorAnswer.Text(StatusCodes.Status403Forbidden, "You may not open the inspector.");
        }

        return host.IsDevelopment ? RefuseFromElsewhere(context) : RefuseUnprotected();
    }

    /// <summary>Returns whether the user may replay, delete and pause.</summary>
    public async Task<bool> CanActAsync(HttpContext context) => host.Options.ActionPolicy switch
    {
        null => true,
        "" => false,
        var policy => (await host.Authorization.AuthorizeAsync(context.User, context, policy)).Succeeded,
    };

    private async Task<AuthorizationPolicy?> PolicyAsync(EndpointMetadataCollection metadata)
    {
        var policy = await AuthorizationPolicy.CombineAsync(
            host.Policies, metadata.GetOrderedMetadata<IAuthorizeData>(), metadata.GetOrderedMetadata<AuthorizationPolicy>());
        var requirements = metadata.GetOrderedMetadata<IAuthorizationRequirementData>().SelectMany(static data => data.GetRequirements()).ToList();
        if (requirements.Count == 0)
        {
            return policy;
        }

        var builder = policy is null ? new AuthorizationPolicyBuilder() : new(policy);
        return builder.AddRequirements([.. requirements]).Build();
    }

    /// <summary>
    /// Refuses what does not come from this machine. A tunnel or a proxy on this machine shows itself by the host or a header. A page of
    /// another site that has this address shows itself by the host.
    /// </summary>
    private InspectorAnswer? RefuseFromElsewhere(HttpContext context)
    {
        var request = context.Request;
        var isLocal = context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && IsLoopbackHost(request.Host.Host)
            && !ProxyHeaders.Any(request.Headers.ContainsKey);
        if (isLocal)
        {
            return null;
        }

        if (host.LoopbackOnly.TryPass())
        {
            host.Log.InspectorLoopbackOnly();
        }

        return InspectorAnswer.Text(
            StatusCodes.Status403Forbidden,
            "Without an authorization policy the inspector is served on the loopback address only, such as http://localhost.");
    }

    private static bool IsLoopbackHost(string name) =>
        string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address));

    private InspectorAnswer RefuseUnprotected()
    {
        if (host.NotServed.TryPass())
        {
            host.Log.InspectorNotServed();
        }

        return InspectorAnswer.Text(StatusCodes.Status404NotFound, "Not found.");
    }
}
