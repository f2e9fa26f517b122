namespace Djrill.Net.Tests.Contract.Signatures;

/// <summary>Makes random requests that are right.</summary>
internal static class RandomRequests
{
    private static readonly string[] Hosts = ["hooks.example.test", "shop.example.org", "xn--caf-dma.example", "192.0.2.7", "[2001:db8::1]"];
    private static readonly string[] Users = ["", "", "jane:s3cret@", "jane:p%40ss%3Aword@", "jane@"];
    private static readonly string[] Ports = ["", "", "", ":8443", ":443", ":80"];
    private static readonly string[] Prefixes = ["", "", "/in", "/hooks/mandrill"];
    private static readonly string[] Parameters = ["tenant=7", "name=a%20b", "to=x%2fy", "q=%C3%A9", "plus=a+b", "empty=", "flag", "tenant=8"];
    private static readonly string[] Subjects = ["Your order", "Caf\\u00e9 \\/ \\u65e5\\u672c", "1 + 1 = 2", "50% \\u00fcber all"];

    public static SignedRequest Create(Random random)
    {
        var (prefix, path) = (Pick(random, Prefixes), "/djrill/webhook" + Pick(random, ["", "/"]));
        var parameters = Enumerable.Range(0, random.Next(4)).Select(_ => Pick(random, Parameters)).Distinct().Append("secret=" + SignedRequest.Secret).ToArray();
        random.Shuffle(parameters);
        var url = new UrlOfTest(
            random.Next(4) == 0 ? "http" : "https", Pick(random, Users), Pick(random, Hosts), Pick(random, Ports), prefix + path, parameters);
        var key = "Key" + random.NextInt64();
        var json = Json(random);
        var isBehindProxy = random.Next(3) == 0;
        return new(random)
        {
            Url = url,
            Configured = url,
            Key = key,
            ConfiguredKey = key,
            SigningKey = key,
            Json = json,
            Received = json,
            Path = path,
            Host = isBehindProxy ? null : url.Host + url.Port,
            Headers =
            [
                .. isBehindProxy ? new[] { ("X-Forwarded-Host", url.Host + url.Port), ("X-Forwarded-Proto", url.Scheme) } : [],
                .. prefix.Length > 0 ? new[] { ("X-Forwarded-Prefix", prefix) } : [],
            ],
        };
    }

    public static T Pick<T>(Random random, IReadOnlyList<T> list) => list[random.Next(list.Count)];

    private static string Json(Random random) => $"[{string.Join(',', Enumerable.Range(0, random.Next(1, 5)).Select(index =>
        $$$"""{"event":"send","_id":"{{{index}}}","msg":{"email":"jane+{{{random.Next()}}}@example.test","subject":"{{{Pick(random, Subjects)}}}","url":"http:\/\/shop.example"}}"""))}]";
}
