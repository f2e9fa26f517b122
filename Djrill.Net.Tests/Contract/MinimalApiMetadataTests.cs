using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>What the mapped endpoint says of itself to the application.</summary>
internal sealed class MinimalApiMetadataTests
{
    private const string Query = "?secret=" + TestApp.Secret;

    [Test]
    public async Task Conventions_HoldForTheEndpoint()
    {
        await using var app = await StartAsync(static app =>
        {
            app.MapMandrillWebhook("/elsewhere").RequireHost("elsewhere.example");
            app.MapMandrillWebhook("/filtered").AddEndpointFilter(static (context, next) =>
            {
                context.HttpContext.Response.Headers["X-Filter"] = "ran";
                return next(context);
            });
        });

        using var filtered = await app.Client.SendAsync(new(HttpMethod.Head, "/filtered" + Query));

        Assert.That(await StatusAsync(app, "/elsewhere" + Query), Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((filtered.StatusCode, filtered.Headers.GetValues("X-Filter")), Is.EqualTo((HttpStatusCode.OK, new[] { "ran" })));
    }

    [Test]
    public async Task ApiExplorer_DoesNotShowTheEndpoint()
    {
        await using var app = await TestApp.StartAsync(
            static builder => builder.Services.AddDjrill(TestApp.Unsigned).AddEndpointsApiExplorer(),
            static app =>
            {
                app.MapMandrillWebhook("/hook");
                app.MapGet("/shown", static () => "");
            });

        Assert.That(
            app.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items
                .SelectMany(static group => group.Items).Select(static description => description.RelativePath),
            Is.EqualTo(["shown"]));
    }

    [Test]
    public async Task Endpoint_IsAnonymousAndWithoutAntiforgery()
    {
        await using var app = await StartAsync(static app => app.MapMandrillWebhook("/hook"));

        var metadata = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.Single().Metadata;

        Assert.That(metadata.GetMetadata<IAllowAnonymous>(), Is.Not.Null);
        Assert.That(metadata.GetMetadata<Microsoft.AspNetCore.Antiforgery.IAntiforgeryMetadata>()?.RequiresValidation, Is.False);
        Assert.That(metadata.GetMetadata<IExcludeFromDescriptionMetadata>()?.ExcludeFromDescription, Is.True);
    }

    private static Task<TestApp> StartAsync(Action<WebApplication> map) =>
        TestApp.StartAsync(static builder => builder.Services.AddDjrill(TestApp.Unsigned), map);

    private static async Task<HttpStatusCode> StatusAsync(TestApp app, string path)
    {
        using var response = await app.Client.SendAsync(new(path.StartsWith("/own", StringComparison.Ordinal) ? HttpMethod.Get : HttpMethod.Head, path));
        return response.StatusCode;
    }
}
