namespace Djrill.Net.Tests.Contract.Signatures;

/// <summary>Breaks one ingredient of a request, and says how the diagnosis has to name it.</summary>
internal static class Breaking
{
    /// <summary>Breaks the ingredient. Null where this request does not have it.</summary>
    public static (SignedRequest Request, string Text)? Apply(Ingredient ingredient, SignedRequest request)
    {
        var configured = request.Configured;
        return ingredient switch
        {
            Ingredient.Scheme => Configure(
                configured with { Scheme = configured.Scheme == "http" ? "https" : "http" },
                $"with '{configured.Scheme}' in place of '{(configured.Scheme == "http" ? "https" : "http")}' in 'WebhookUrl'"),
            Ingredient.TrailingSlash => Configure(
                configured with { Path = configured.Path.EndsWith('/') ? configured.Path[..^1] : configured.Path + "/" }, "the path of 'WebhookUrl'"),
            Ingredient.Path => request.Path == configured.Path ? null : Configure(configured with { Path = request.Path }, "the header 'X-Forwarded-Prefix'"),
            Ingredient.DefaultPort when configured.Port.Length == 0 => Configure(
                configured with { Port = configured.DefaultPort }, $"without the default port '{configured.DefaultPort}' in 'WebhookUrl'"),
            Ingredient.DefaultPort => configured.Port != configured.DefaultPort ? null : Configure(
                configured with { Port = "" }, $"with the default port '{configured.DefaultPort}' added to 'WebhookUrl'"),
            Ingredient.Host => request.Host is null ? null : Configure(configured with { Host = "localhost" }, "of the request in place of the host"),
            Ingredient.HostBehindProxy => request.Host is not null ? null : Configure(
                configured with { Host = "internal.example" }, "of the header 'X-Forwarded-Host' in place of the host"),
            Ingredient.QueryMissing => Configure(configured with { Parameters = [] }, "with the query of the request added to 'WebhookUrl'"),
            Ingredient.QueryOrder => configured.Parameters.Count < 2 ? null : Configure(
                configured with { Parameters = [.. configured.Parameters.Skip(1), configured.Parameters[0]] }, "with the query parameters of 'WebhookUrl' in"),
            Ingredient.QueryEncoding => ReEncoded(configured) is not { } other || other.Query == configured.Query ? null : Configure(
                other, "with the query of 'WebhookUrl' in"),
            Ingredient.UserInfo => configured.UserInfo.Length > 0
                ? Configure(configured with { UserInfo = "" }, "with the user info of the header 'Authorization' added to 'WebhookUrl'")
                : Configure(configured with { UserInfo = "joe:wrong@" }, "without the user info of 'WebhookUrl'"),
            Ingredient.OtherUrl => (request with
            {
                Configured = configured with { Host = "first.example.test", Parameters = [.. configured.Parameters, "first=1"] },
                Second = ($"{configured}", request.Second.Key),
            }, "with 'AdditionalSignatures[0].Url' and 'WebhookSignatureKey', which are of different pairs"),
            Ingredient.KeyQuotes => (request with { ConfiguredKey = $"'{request.ConfiguredKey}'" }, "without the quotation marks around 'WebhookSignatureKey'"),
            Ingredient.TestKey => (request with { SigningKey = "test-webhook" }, "with 'test-webhook', the key of Mandrill's URL check"),
            _ => Change(ingredient, request),
        };

        (SignedRequest, string)? Configure(UrlOfTest url, string text) => (request with { Configured = url }, text);
    }

    private static (SignedRequest Request, string Text)? Change(Ingredient ingredient, SignedRequest request)
    {
        var received = request.Received;
        var (changed, text) = ingredient switch
        {
            Ingredient.Slashes => (received.Replace(@"\/", "/", StringComparison.Ordinal), "with the JSON as Mandrill wrote it: "),
            Ingredient.NonAscii => (received.Replace(@"\u00e9", "\u00e9", StringComparison.Ordinal).Replace(@"\u65e5", "\u65e5", StringComparison.Ordinal)
                .Replace(@"\u672c", "\u672c", StringComparison.Ordinal).Replace(@"\u00fc", "\u00fc", StringComparison.Ordinal), "with the JSON as Mandrill wrote it: "),
            Ingredient.PlusToSpace => (received.Replace('+', ' '), "with plus signs and spaces of the body"),
            Ingredient.SpaceToPlus => (received.Replace(' ', '+'), "with plus signs and spaces of the body"),
            _ => (received + RandomRequests.Pick(request.Random, ["\n", "\r\n"]), "with the line ends of the body"),
        };
        return changed == received ? null : (request with { Received = changed }, text);
    }

    private static UrlOfTest ReEncoded(UrlOfTest url) => url with
    {
        Parameters = [.. url.Parameters.Select(static parameter => parameter
            .Replace("%20", "+", StringComparison.Ordinal).Replace("%2f", "%2F", StringComparison.Ordinal).Replace("%C3%A9", "%c3%a9", StringComparison.Ordinal))],
    };
}
