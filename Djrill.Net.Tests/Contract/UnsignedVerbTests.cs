using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>Every verb but HEAD, GET and OPTIONS is verified on a controller that is not the package's.</summary>
internal sealed class UnsignedVerbTests
{
    private const string Events = """[{"event":"forged"}]""";

    private TestApp _app;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await TestApp.StartAsync(
        static builder =>
        {
            builder.Services.AddCors();
            builder.Services.AddControllers().AddApplicationPart(typeof(VerbController).Assembly).AddDjrill(TestApp.Signed);
        },
        static app =>
        {
            // The application puts the routing in front of everything by itself, so the verb is overridden behind it.
            app.UseHttpMethodOverride();
            app.MapControllers();
        });

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [TestCase("any", "POST")]
    [TestCase("any", "PUT")]
    [TestCase("any", "PATCH")]
    [TestCase("any", "DELETE")]
    [TestCase("any", "TRACE")]
    [TestCase("any", "QUERY")]
    [TestCase("any", "anything")]
    [TestCase("named", "PUT")]
    [TestCase("named", "PATCH")]
    [TestCase("named", "DELETE")]
    [TestCase("named", "PURGE")]
    [TestCase("mixed", "PUT")]
    [TestCase("mixed", "put")]
    public async Task VerbThatChangesSomething_IsVerified(string action, string verb)
    {
        var unsigned = await SendAsync(verb, action, MandrillPost.Unsigned(Events));
        var forged = await SendAsync(verb, action, MandrillPost.Of(Events, key: "another"));
        var signed = await SendAsync(verb, action, MandrillPost.Of(Events));

        Assert.That((unsigned, forged, signed), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.OK)));
    }

    [Test]
    public async Task VerbThatChangesSomethingWithoutABody_IsVerified([Values("POST", "PUT", "DELETE")] string verb)
    {
        using var response = await _app.Client.SendAsync(new(new HttpMethod(verb), "/verbs/any"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task SafeVerb_PassesUnsigned([Values("HEAD", "GET", "OPTIONS", "get")] string verb)
    {
        using var response = await _app.Client.SendAsync(new(new HttpMethod(verb), "/verbs/any"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task SafeVerbWithABody_IsVerified([Values("GET", "OPTIONS")] string verb) => Assert.That(
        (await SendAsync(verb, "any", MandrillPost.Unsigned(Events)), await SendAsync(verb, "any", MandrillPost.Of(Events))),
        Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.OK)));

    [TestCase("any", "POST", "GET")]
    [TestCase("any", "POST", "HEAD")]
    [TestCase("mixed", "PUT", "GET")]
    [TestCase("mixed", "PUT", "OPTIONS")]
    public async Task VerbOverriddenBehindTheRouting_IsVerified(string action, string verb, string overridden)
    {
        // The middleware looks at posts alone. A middleware of the application may override any verb.
        await using var app = await TestApp.StartAsync(
            static builder => builder.Services.AddControllers().AddApplicationPart(typeof(VerbController).Assembly).AddDjrill(TestApp.Signed),
            app =>
            {
                app.Use((context, next) =>
                {
                    context.Request.Method = overridden;
                    return next(context);
                });
                app.MapControllers();
            });
        var request = MandrillPost.Unsigned(Events, "/verbs/" + action);
        request.Method = new(verb);

        using var response = await app.Client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [TestCase("named", "PUT")]
    [TestCase("named", "PURGE")]
    [TestCase("mixed", "PUT")]
    public async Task PreflightRoutedByAnotherVerb_IsVerified(string action, string verb)
    {
        await using var app = await TestApp.StartAsync(
            static builder =>
            {
                builder.Services.AddCors();
                builder.Services.AddControllers().AddApplicationPart(typeof(VerbController).Assembly).AddDjrill(TestApp.Signed);
            },
            static app =>
            {
                app.UseCors();
                app.MapControllers().RequireCors("a policy that is missing");
            });
        var request = MandrillPost.Unsigned(Events, "/verbs/" + action);
        request.Method = HttpMethod.Options;
        request.Headers.Add("Origin", "https://elsewhere.example.test");
        request.Headers.Add("Access-Control-Request-Method", verb);

        using var response = await app.Client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    private async Task<HttpStatusCode> SendAsync(string verb, string action, HttpRequestMessage request)
    {
        request.Method = new(verb);
        request.RequestUri = new("/verbs/" + action, UriKind.Relative);
        using var response = await _app.Client.SendAsync(request);
        return response.StatusCode;
    }
}
