using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>An application with handlers, and what they were given.</summary>
internal sealed class HandlerApp(TestApp app) : IAsyncDisposable
{
    public TestApp App => app;

    public Recorder Calls => app.Services.GetRequiredService<Recorder>();

    public static async Task<HandlerApp> StartAsync(Action<IServiceCollection> add, Action<DjrillOptions>? configure = null) => new(
        await TestApp.StartAsync((WebApplicationBuilder builder) =>
        {
            builder.Services.AddControllers().AddDjrill(options =>
            {
                TestApp.Unsigned(options);
                configure?.Invoke(options);
            });
            builder.Services.AddSingleton<Recorder>();
            add(builder.Services);
        }));

    public async Task<HttpStatusCode> PostAsync(string events)
    {
        using var response = await app.Client.SendAsync(MandrillPost.Unsigned(events));
        return response.StatusCode;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
