using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>Controllers that are mapped several times, as an application with versions or tenants in its paths does.</summary>
internal sealed class MappedTwiceTests
{
    private static readonly TestCaseData[] Mappings =
    [
        Mapping("two groups", ["/v1", "/v2"], static app =>
        {
            app.MapGroup("/v1").MapControllers();
            app.MapGroup("/v2").MapControllers();
        }),
        Mapping("group and root", ["/mail", ""], static app =>
        {
            app.MapGroup("/mail").MapControllers();
            app.MapControllers();
        }),
        Mapping("root twice", [""], static app =>
        {
            app.MapControllers();
            app.MapControllers();
        }),
        Mapping("conventional routes", ["/v1", ""], static app =>
        {
            app.MapControllerRoute("default", "{controller=Home}/{action=Index}");
            app.MapGroup("/v1").MapControllerRoute("versioned", "{controller=Home}/{action=Index}");
        }),
        Mapping("nested groups", ["/a/b", "/a"], static app =>
        {
            var outer = app.MapGroup("/a");
            outer.MapGroup("/b").MapControllers();
            outer.MapControllers();
        }),
    ];

    [TestCaseSource(nameof(Mappings))]
    public async Task EveryPath_AnswersAndTheApplicationWorks(string[] prefixes, Action<WebApplication> map)
    {
        using var recording = Subscription.Record(out var events);
        await using var app = await TestApp.StartAsync(
            static builder => builder.Services.AddControllers().AddApplicationPart(typeof(LinkController).Assembly).AddDjrill(TestApp.Signed).AddDjrill()
                .AddApplicationPart(typeof(WebhookController).Assembly),
            map);

        var statuses = new List<HttpStatusCode>();
        foreach (var prefix in prefixes)
        {
            using var head = await app.Client.SendAsync(new(HttpMethod.Head, prefix + TestApp.Path));
            using var post = await app.Client.SendAsync(MandrillPost.Of("""[{"event":"send"}]""", prefix + TestApp.Path));
            using var own = await app.Client.GetAsync(prefix + "/links");
            statuses.AddRange([head.StatusCode, post.StatusCode, own.StatusCode]);
        }

        Assert.That(statuses, Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That(events, Has.Count.EqualTo(prefixes.Length));
    }

    [TestCaseSource(nameof(Mappings))]
    public async Task LinkToTheAction_LeadsToOneOfThePaths(string[] prefixes, Action<WebApplication> map)
    {
        await using var app = await TestApp.StartAsync(
            static builder => builder.Services.AddControllers().AddApplicationPart(typeof(LinkController).Assembly).AddDjrill(TestApp.Unsigned), map);

        var link = app.Services.GetRequiredService<LinkGenerator>().GetPathByAction(nameof(WebhookController.Check), "Webhook", new { secret = "x" });
        var own = await app.Client.GetStringAsync(prefixes[0] + "/links");

        Assert.That(link, Is.AnyOf(prefixes.Select(static prefix => $"{prefix}/djrill/webhook?secret=x").ToArray()));
        Assert.That(own, Is.AnyOf(prefixes.Select(static prefix => $"{prefix}/djrill/webhook").ToArray()));
    }

    private static TestCaseData Mapping(string name, string[] prefixes, Action<WebApplication> map) =>
        new TestCaseData(prefixes, map).SetArgDisplayNames(name);
}
