using Djrill.Net.Benchmarks.Subscribers;

namespace Djrill.Net.Benchmarks.Receivers;

/// <summary>Serves the package's endpoint.</summary>
internal static class DjrillReceiver
{
    public static void Add(WebApplicationBuilder builder, string subscriber)
    {
        if (subscriber == "handler")
        {
            builder.Services.AddMandrillEventHandler<NoOpHandler>();
        }

        builder.Services.AddControllers()
            .ConfigureApplicationPartManager(static manager => manager.ApplicationParts.Clear())
            .AddDjrill(static options =>
            {
                options.WebhookSecret = Wire.Secret;
                options.WebhookSignatureKey = Wire.Key;
                options.WebhookUrl = Wire.Url;
            });

        // What the commands set in the environment, such as the budget.
        builder.Services.Configure<DjrillOptions>(builder.Configuration.GetSection(DjrillOptions.SectionName));
    }

    public static void Map(WebApplication app, string subscriber)
    {
        app.MapControllers();
        MandrillSignals.WebhookEvent += DjrillSubscribers.Find(subscriber);
    }
}
