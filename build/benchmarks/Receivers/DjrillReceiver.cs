using Djrill.Net.Benchmarks.Refused;
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

    /// <summary>As <see cref="Add"/>, with a clock that stands: at most one wrong signature is explained.</summary>
    public static void AddFrozen(WebApplicationBuilder builder, string subscriber)
    {
        builder.Services.AddSingleton<TimeProvider>(new FrozenTime());
        Add(builder, subscriber);
    }

    public static void Map(WebApplication app, string subscriber)
    {
        app.MapControllers();
        MandrillSignals.WebhookEvent += DjrillSubscribers.Find(subscriber);
    }
}
