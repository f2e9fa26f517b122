namespace Djrill.Net.Benchmarks.Receivers;

/// <summary>Reads the body and looks at nothing: what the server itself costs.</summary>
internal static class DrainReceiver
{
    public static void Add(WebApplicationBuilder builder) =>
        builder.WebHost.ConfigureKestrel(static server => server.Limits.MaxRequestBodySize = Wire.MaxBodySize);

    public static void Map(WebApplication app) => app.MapPost(Wire.Path, DrainAsync);

    private static async Task DrainAsync(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync();
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                context.Response.ContentLength = 0;
                return;
            }
        }
    }
}
