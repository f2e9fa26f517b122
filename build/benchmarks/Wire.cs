namespace Djrill.Net.Benchmarks;

/// <summary>What the client and every receiver have to agree on.</summary>
internal static class Wire
{
    public const string Secret = "0f3c9d5e7a1b4c68";

    public const string Key = "benchmark-key-Qx7";

    public const string Path = "/djrill/webhook/";

    public const string PathAndQuery = $"{Path}?secret={Secret}";

    /// <summary>The URL as entered at Mandrill. Signed is this text, whatever port a receiver is given.</summary>
    public const string Url = $"https://hooks.example.test{PathAndQuery}";

    public const string FieldName = "mandrill_events";

    /// <summary>Gets what the body of a post begins with.</summary>
    public static ReadOnlySpan<byte> Prefix => "mandrill_events="u8;

    public const string SignatureHeader = "X-Mandrill-Signature";

    public const string ContentType = "application/x-www-form-urlencoded";

    /// <summary>The default of the package's 'MaxRequestBodySize', which the other receivers are given too.</summary>
    public const long MaxBodySize = 128L * 1024 * 1024;
}
