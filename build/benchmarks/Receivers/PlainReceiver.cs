using Djrill.Net.Benchmarks.Subscribers;
using Microsoft.AspNetCore.Http.Features;

namespace Djrill.Net.Benchmarks.Receivers;

/// <summary>Serves <see cref="PlainController"/>, with the limits raised that would refuse Mandrill's larger posts.</summary>
internal static class PlainReceiver
{
    public static void Add(WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(static server => server.Limits.MaxRequestBodySize = Wire.MaxBodySize);
        builder.Services.Configure<FormOptions>(static form => form.ValueLengthLimit = int.MaxValue);
        builder.Services.AddControllers()
            .ConfigureApplicationPartManager(static manager => manager.ApplicationParts.Clear())
            .AddApplicationPart(typeof(PlainController).Assembly);
    }

    public static void Map(WebApplication app, string subscriber)
    {
        app.MapControllers();
        PlainEvents.Received += PlainSubscribers.Find(subscriber);
    }
}
