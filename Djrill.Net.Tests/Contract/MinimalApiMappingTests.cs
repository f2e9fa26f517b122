using System.Net;

namespace Djrill.Net.Tests.Contract;

/// <summary>What <c>MapMandrillWebhook</c> refuses, and what the log warns of.</summary>
internal sealed class MinimalApiMappingTests
{
    private const string Query = "?secret=" + TestApp.Secret;

    [Test]
    public void WithoutAddDjrill_MappingThrows() => Assert.That(
        static async () => await TestApp.StartAsync(static _ => { }, static app => app.MapMandrillWebhook("/hook")),
        Throws.InvalidOperationException.With.Message.EqualTo(
            "'MapMandrillWebhook' was called without 'AddDjrill'. Call 'builder.Services.AddDjrill()' before the application is built."));

    [Test]
    public void NameThatWasNotAdded_MappingThrows() => Assert.That(
        static async () => await TestApp.StartAsync(
            static builder => builder.Services.AddDjrill(TestApp.Unsigned), static app => app.MapMandrillWebhook("/hook", "billing")),
        Throws.ArgumentException.With.Message.StartWith("No webhook 'billing' was added. Correct the name, or add the webhook with 'AddMandrillWebhook'."));

    [TestCase("/hooks/mandrill", 0)]
    [TestCase("/hooks/{tenant}", 0)]
    [TestCase("/hooks/other", 1)]
    public async Task UrlOfAnotherPath_IsWarnedOf(string pattern, int warnings)
    {
        await using var app = await TestApp.StartAsync(
            static builder => builder.Services.AddDjrill(static options =>
            {
                TestApp.Signed(options);
                options.WebhookUrl = "https://hooks.example.test/hooks/mandrill?secret=" + TestApp.Secret;
            }),
            app => app.MapMandrillWebhook(pattern));

        Assert.That(app.Logs.Own.Count(static entry => entry.Id is 27 or 29), Is.EqualTo(warnings));
    }

    [Test]
    public async Task RoutePrefix_ChangesNothingAndIsWarnedOf()
    {
        await using var app = await TestApp.StartAsync(
            static builder => builder.Services.AddDjrill(static options =>
            {
                TestApp.Unsigned(options);
                options.RoutePrefix = "hooks";
            }),
            static app => app.MapMandrillWebhook("/hook"));

        Assert.That((await StatusAsync(app, "/hook" + Query), await StatusAsync(app, "/hooks/webhook" + Query)), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotFound)));
        Assert.That(app.Logs.Own.Count(static entry => entry.Id == 29), Is.EqualTo(1));
    }

    private static async Task<HttpStatusCode> StatusAsync(TestApp app, string path)
    {
        using var response = await app.Client.SendAsync(new(HttpMethod.Head, path));
        return response.StatusCode;
    }
}
