using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Contract.Signatures;

/// <summary>An application with three webhooks behind a proxy. Each wrong signature is explained.</summary>
internal abstract class HintsFixture
{
    protected const string Events = """[{"event":"send"}]""";

    protected const string NullLine = "X-Null-Line";

    private readonly FakeTimeProvider _time = new();
    private TestApp _app;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(_time).AddControllers().AddDjrill(static options =>
            {
                TestApp.Signed(options);
                options.WebhookUrl = "https://configured.example.test" + TestApp.Path;
            });
            builder.Services.AddMandrillWebhook("billing", static options =>
            {
                options.WebhookSecret = "another-secret-of-32-characters-x";
                options.WebhookUrl = "https://billing.example.test/billing/webhook/?secret=another-secret-of-32-characters-x";
                options.WebhookSignatureKey = "the-key-of-billing";
                options.RoutePrefix = "billing";
            });
            builder.Services.AddMandrillWebhook("news", static options =>
            {
                options.WebhookSecret = "a-third-secret-of-32-characters-xx";
                options.WebhookUrl = "https://news.example.test/news/webhook/?secret=a-third-secret-of-32-characters-xx";
                options.WebhookSignatureKey = "the-key-of-news";
                options.RoutePrefix = "news";
            });
        },
        static app =>
        {
            // As behind a proxy that is trusted with the host: the middleware keeps the old host in another header.
            app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedHost });
            app.Use(static (context, next) =>
            {
                if (context.Request.Headers.ContainsKey(NullLine))
                {
                    context.Request.Headers["X-Forwarded-Host"] = new StringValues([null, "true.example.test"]);
                }

                return next(context);
            });
            app.MapControllers();
        });

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    /// <summary>Posts, and returns the mistakes of message 36, or null where message 37 was logged.</summary>
    protected async Task<string?> ExplainAsync(HttpRequestMessage request, Action<HttpRequestMessage>? change = null)
    {
        const string Start = "The signature of a refused request fits ";
        _app.Logs.Clear();
        _time.Advance(TimeSpan.FromSeconds(10));
        change?.Invoke(request);
        using var response = await _app.Client.SendAsync(request);
        var entry = _app.Logs.Own.Single(static entry => entry.Id is 36 or 37);
        return entry.Id == 37 ? null : entry.Message[Start.Length..];
    }
}
