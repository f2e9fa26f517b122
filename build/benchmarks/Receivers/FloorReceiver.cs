using System.Security.Cryptography;
using System.Text;
using Djrill.Net.Benchmarks.Subscribers;

namespace Djrill.Net.Benchmarks.Receivers;

/// <summary>
/// The cheapest honest way to make the package's checks: one pooled buffer, one pass for each of decoding, hashing and
/// skimming, and nobody told of the events.
/// </summary>
internal static class FloorReceiver
{
    private static readonly byte[] Key = Encoding.UTF8.GetBytes(Wire.Key);

    private static readonly byte[] Secret = Encoding.UTF8.GetBytes(Wire.Secret);

    public static void Add(WebApplicationBuilder builder) => DrainReceiver.Add(builder);

    public static void Map(WebApplication app) => app.MapPost(Wire.Path, ReceiveAsync);

    private static async Task ReceiveAsync(HttpContext context)
    {
        var secret = Encoding.UTF8.GetBytes(context.Request.Query["secret"].ToString());
        if (!CryptographicOperations.FixedTimeEquals(secret, Secret))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        using var body = new FloorBody();
        context.Response.StatusCode = await body.ReadAsync(context.Request.BodyReader)
            ? Check(context.Request.Headers[Wire.SignatureHeader].ToString(), body)
            : StatusCodes.Status400BadRequest;
        context.Response.ContentLength = 0;
    }

    private static int Check(string signature, FloorBody body)
    {
        if (!IsSigned(signature, body.Signed))
        {
            return StatusCodes.Status403Forbidden;
        }

        Tally.Count(FloorSkim.CountEvents(body.Json));
        return StatusCodes.Status200OK;
    }

    private static bool IsSigned(string signature, ReadOnlySpan<byte> signed)
    {
        Span<byte> given = stackalloc byte[HMACSHA1.HashSizeInBytes];
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(Key, signed, hash);
        return Convert.TryFromBase64String(signature, given, out var length)
            && CryptographicOperations.FixedTimeEquals(given[..length], hash);
    }
}
