using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Djrill.Net.Benchmarks.Subscribers;
using Microsoft.AspNetCore.Http.Features;

namespace Djrill.Net.Benchmarks.Receivers.Typed;

/// <summary>
/// Stands in for the typed parsing of Mandrill.net 10: a minimal API, the form, the HMAC of a string, and the reflection
/// of System.Text.Json over plain classes.
/// </summary>
internal static class TypedReceiver
{
    private static readonly byte[] Key = Encoding.UTF8.GetBytes(Wire.Key);

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static void Add(WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(static server => server.Limits.MaxRequestBodySize = Wire.MaxBodySize);
        builder.Services.Configure<FormOptions>(static form => form.ValueLengthLimit = int.MaxValue);
    }

    public static void Map(WebApplication app, string subscriber)
    {
        // Mandrill.net has a method for mails and one for messages, so that each has its own route.
        var receive = subscriber == "attachment"
            ? Receive<TypedInboundEvent>(TypedSubscribers.ReadAttachment)
            : Receive(TypedSubscribers.Find(subscriber));
        app.MapPost(Wire.Path, receive);
    }

    private static RequestDelegate Receive<TEvent>(Action<TEvent> subscriber) => async context =>
    {
        var events = await ReadAsync<TEvent>(context.Request);
        context.Response.StatusCode = events is null ? StatusCodes.Status403Forbidden : StatusCodes.Status200OK;
        context.Response.ContentLength = 0;
        events?.ForEach(subscriber);
    };

    /// <returns>The events; null where the secret or the signature is wrong.</returns>
    private static async Task<List<TEvent>?> ReadAsync<TEvent>(HttpRequest request)
    {
        if (request.Query["secret"] != Wire.Secret)
        {
            return null;
        }

        var form = await request.ReadFormAsync();
        return request.Headers[Wire.SignatureHeader] == Sign(form)
            ? JsonSerializer.Deserialize<List<TEvent>>(form[Wire.FieldName].ToString(), Options)
            : null;
    }

    private static string Sign(IFormCollection form)
    {
        var fields = form
            .OrderBy(static field => field.Key, StringComparer.Ordinal)
            .SelectMany(static field => new[] { field.Key, field.Value.ToString() });
        string[] parts = [Wire.Url, .. fields];
        return Convert.ToBase64String(HMACSHA1.HashData(Key, Encoding.UTF8.GetBytes(string.Concat(parts))));
    }
}
