using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>A request whose method is not the one it was routed by needs its signature all the same.</summary>
internal sealed class RoutedMethodTests
{
    private const string Events = """[{"event":"forged"}]""";

    [TestCase("GET")]
    [TestCase("HEAD")]
    [TestCase("anything")]
    public async Task MethodOverriddenBehindTheRouting_IsVerified(string method)
    {
        using var recording = Subscription.Record(out var events);

        // The application puts the routing in front of everything by itself.
        await using var app = await StartAsync(static app =>
        {
            app.UseHttpMethodOverride();
            app.MapControllers();
        });
        var unsigned = MandrillPost.Unsigned(Events);
        unsigned.Headers.Add("X-HTTP-Method-Override", method);
        var signed = MandrillPost.Of(Events);
        signed.Headers.Add("X-HTTP-Method-Override", method);

        using var refused = await app.Client.SendAsync(unsigned);
        using var accepted = await app.Client.SendAsync(signed);

        Assert.That((refused.StatusCode, accepted.StatusCode, events.Count), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.OK, 1)));
    }

    [Test]
    public async Task PreflightThatNoPolicyAnswers_IsVerified()
    {
        using var recording = Subscription.Record(out var events);
        await using var app = await StartAsync(static app =>
        {
            app.UseCors();
            app.MapControllers().RequireCors("a policy that is missing");
        });
        var request = MandrillPost.Unsigned(Events);
        request.Method = HttpMethod.Options;
        request.Headers.Add("Origin", "https://elsewhere.example.test");
        request.Headers.Add("Access-Control-Request-Method", "POST");

        using var response = await app.Client.SendAsync(request);

        Assert.That((response.StatusCode, events.Count), Is.EqualTo((HttpStatusCode.Forbidden, 0)));
    }

    private static Task<TestApp> StartAsync(Action<WebApplication> map) => TestApp.StartAsync(
        static builder =>
        {
            builder.Services.AddCors();
            builder.Services.AddControllers().AddDjrill(TestApp.Signed);
        },
        map);
}
