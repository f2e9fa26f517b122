using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Tests.Contract;

/// <summary>Without <c>AddDjrill</c> nothing is checked at start, so the first request says what is wrong.</summary>
internal sealed class PlainMvcTests
{
    [Test]
    public async Task UnconfiguredApplication_AnswersEveryCallWithTheConfigurationErrorAndLogsItsWords([Values] Discovery discovery)
    {
        await using var app = await TestApp.StartAsync(
            builder => Add(builder, discovery),
            discovery == Discovery.InHostileApplication ? Hostility.Use : null);

        foreach (var verb in new[] { HttpMethod.Head, HttpMethod.Post, HttpMethod.Get })
        {
            using var response = await app.Client.SendAsync(new(verb, TestApp.Path));

            using (Assert.EnterMultipleScope())
            {
                Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
                Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(
                    verb == HttpMethod.Head ? "" : "The webhook is not configured; the server's log names the setting and the cure."));
            }
        }

        // Once, however many strangers call.
        Assert.That(app.Logs.Own.Select(static entry => (entry.Level, entry.Message)), Is.EqualTo(new[]
        {
            (LogLevel.Error, "The webhook is not configured, so it answers every request with 500: 'WebhookSecret' is missing. Set 'Djrill:WebhookSecret' or the environment variable "
                + "'DJRILL_WEBHOOK_SECRET' to a random string that is used for nothing else, such as 'openssl rand -hex 16' prints. "
                + "'AddDjrill' was not called, so no configuration is read unless 'Configure<DjrillOptions>' reads it."),
        }));
    }

    [Test]
    public async Task PlainMvcWithTheConfigurationBinder_ReadsEverySetting()
    {
        using var recording = Subscription.Record(out _);
        await using var app = await TestApp.StartAsync(static builder =>
        {
            builder.Configuration["Djrill:WebhookSecret"] = "the-first-secret-of-some-length";
            builder.Configuration["Djrill:AdditionalSecrets:0"] = TestApp.Secret;
            builder.Configuration["Djrill:AdditionalSignatures:0:Url"] = TestApp.Url;
            builder.Configuration["Djrill:AdditionalSignatures:0:Key"] = TestApp.Key;
            builder.Services.AddControllers().AddApplicationPart(typeof(WebhookController).Assembly);
            builder.Services.Configure<DjrillOptions>(builder.Configuration.GetSection("Djrill"));
        });

        using var signed = await app.Client.SendAsync(MandrillPost.Of("""[{"event":"send"}]"""));
        using var unsigned = await app.Client.SendAsync(MandrillPost.Unsigned("""[{"event":"send"}]"""));

        Assert.That((signed.StatusCode, unsigned.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Forbidden)));
    }

    [Test]
    public async Task PlainMvcWithAValueOfTheWrongType_NamesTheSetting()
    {
        await using var app = await TestApp.StartAsync(static builder =>
        {
            builder.Configuration["Djrill:WebhookSecret"] = TestApp.Secret;
            builder.Configuration["Djrill:MaxRequestBodySize"] = "128MB";
            builder.Services.AddControllers().AddApplicationPart(typeof(WebhookController).Assembly);
            builder.Services.Configure<DjrillOptions>(builder.Configuration.GetSection("Djrill"));
        });

        var statuses = (await HeadAsync(app), await HeadAsync(app));

        Assert.That(statuses, Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError)));
        Assert.That(app.Logs.Own.Single().Message, Does.StartWith("The webhook is not configured, so it answers every request with 500: ").And.Contains("Djrill:MaxRequestBodySize"));
    }

    [Test]
    public async Task HalfConfiguredPlainMvc_FailsWithTheWordsOfAddDjrill()
    {
        static void HalfConfigure(DjrillOptions options)
        {
            options.WebhookSecret = "short";
            options.WebhookSignatureKey = TestApp.Key;
        }

        await using var app = await TestApp.StartAsync(AppKind.PlainMvc, HalfConfigure);
        await HeadAsync(app);

        var words = (await Assert.ThrowsAsync<OptionsValidationException>(static async () => await TestApp.StartAsync(AppKind.AddDjrill, HalfConfigure)))!.Message;
        Assert.That(app.Logs.Own.Single().Message, Does.StartWith("The webhook is not configured, so it answers every request with 500: " + words));
    }

    /// <summary>How MVC may come to know the controller without a word of configuration.</summary>
    internal enum Discovery
    {
        ByApplicationPart,

        /// <summary>Through the attribute that the Web SDK puts into an application that references the package, as into the sample.</summary>
        ByWebSdk,

        InHostileApplication,
    }

    private static void Add(WebApplicationBuilder builder, Discovery discovery)
    {
        if (discovery == Discovery.ByWebSdk)
        {
            builder.Environment.ApplicationName = "Djrill.Net.Sample";
            builder.Services.AddControllers();
            return;
        }

        var mvc = discovery == Discovery.InHostileApplication ? Hostility.Add(builder) : builder.Services.AddControllers();
        mvc.AddApplicationPart(typeof(WebhookController).Assembly);
    }

    private static async Task<HttpStatusCode> HeadAsync(TestApp app)
    {
        using var response = await app.Client.SendAsync(new(HttpMethod.Head, TestApp.Path));
        return response.StatusCode;
    }
}
