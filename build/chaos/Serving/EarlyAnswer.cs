namespace Djrill.Net.Chaos;

/// <summary>Planted fault 'd': answers 200 as soon as the request is read, and stores the batch afterwards.</summary>
internal static class EarlyAnswer
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(200);

    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var services = context.RequestServices.GetRequiredService<IServiceScopeFactory>();
        var later = CopyRequest(context, body.ToArray());
        await context.Response.CompleteAsync();
        _ = Task.Run(async () =>
        {
            await Task.Delay(Delay);
            await using var scope = services.CreateAsyncScope();
            later.RequestServices = scope.ServiceProvider;
            await next(later);
        });
    }

    private static DefaultHttpContext CopyRequest(HttpContext context, byte[] body)
    {
        var request = context.Request;
        var copy = new DefaultHttpContext();
        (copy.Request.Method, copy.Request.Path, copy.Request.QueryString) = (request.Method, request.Path, request.QueryString);
        (copy.Request.Scheme, copy.Request.Host, copy.Request.Protocol) = (request.Scheme, request.Host, request.Protocol);
        foreach (var header in request.Headers)
        {
            copy.Request.Headers[header.Key] = header.Value;
        }

        copy.SetEndpoint(context.GetEndpoint());
        copy.Request.RouteValues = request.RouteValues;
        copy.Request.Body = new MemoryStream(body);
        return copy;
    }
}
