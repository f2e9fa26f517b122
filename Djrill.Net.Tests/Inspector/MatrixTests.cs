using Djrill.Net.Inspector;

namespace Djrill.Net.Tests.Inspector;

/// <summary>Every path in every circumstance: refused with the status of the table, and with the headers of a page.</summary>
internal sealed class MatrixTests
{
    private const string Policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
        + "frame-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string MailPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    // The application's own middleware answers, before the inspector is asked.
    private static readonly string[] OfTheApplication = ["anonymous", "stranger", "fallback", "group", "unguarded"];

    private MatrixHosts _hosts;

    [OneTimeSetUp]
    public async Task StartAsync() => _hosts = await MatrixHosts.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _hosts.DisposeAsync();

    [TestCaseSource(typeof(MatrixTable), nameof(MatrixTable.Circumstances))]
    public async Task Request_IsAnsweredWithTheStatusOfTheTable(string circumstance)
    {
        using var scope = Assert.EnterMultipleScope();
        foreach (var (_, method, path, status) in MatrixTable.Cells.Where(cell => cell.Circumstance == circumstance))
        {
            using var answer = await SendAsync(circumstance, method, Filled(path));

            var request = $"{circumstance}: {method} {path}";
            Assert.That((int)answer.StatusCode, Is.EqualTo(status), request);
            if (!OfTheApplication.Contains(circumstance))
            {
                Assert.That(HeadersOf(answer), Is.EqualTo((
                    "no-store", // Only a file that is asked for with its version is kept.
                    "nosniff",
                    "no-referrer",
                    path == "events/{id}/html" && status == 200 ? MailPolicy : Policy)), request);
            }
        }
    }

    [Test]
    public void EveryRouteAndMethod_HasAllItsCells()
    {
        var expected = from route in InspectorRoute.All
                       from method in new[] { route.Page is null ? "" : "GET", route.Action is null ? "" : "POST" }
                       where method.Length > 0
                       from circumstance in MatrixTable.Circumstances
                       let isAbsent = method == "GET" ? IsOfActions(circumstance) : circumstance == "script"
                       where !isAbsent && !(circumstance == "other" && route is { Page: not null, Action: not null })
                       select $"{circumstance} {method} {route.Pattern}";

        Assert.That(
            MatrixTable.Cells.Select(static cell => $"{cell.Circumstance} {cell.Method} {cell.Path}"), Is.EquivalentTo(expected), "A new route needs a row.");
    }

    [Test]
    public async Task UnprotectedInProduction_IsLoggedOnce()
    {
        var host = _hosts["unprotected"];
        foreach (var path in (string[])["/mandrill", "/mandrill/events", "/mandrill"])
        {
            using var answer = await host.SendAsync("GET", path);
        }

        Assert.That(host.Logs.Own.Count(static entry => entry.Id == 60), Is.EqualTo(1));
    }

    [Test]
    public async Task FileWithItsVersion_IsKeptByTheBrowser()
    {
        using var page = await _hosts["anonymous"].SendAsync("GET", "/mandrill");
        var style = (await page.Content.ReadAsStringAsync()).Split("rel=\"stylesheet\" href=\"")[1].Split('"')[0];
        using var answer = await _hosts["anonymous"].SendAsync("GET", style);

        Assert.That(HeadersOf(answer), Is.EqualTo(("max-age=31536000, private, immutable", "nosniff", "no-referrer", Policy)));
    }

    [TestCase("anonymous", null)] // AllowAnonymous, in Production.
    [TestCase("development", null)]
    [TestCase("fallback", "reader")]
    [TestCase("group", "reader")]
    [TestCase("denied", "reader")]
    [TestCase("readonly", "editor")]
    public async Task UserOfTheProtection_ReadsThePages(string host, string? user)
    {
        using var answer = await _hosts[host].SendAsync("GET", "/mandrill", user);
        using var head = await _hosts[host].SendAsync("HEAD", "/mandrill/live", user);

        Assert.That(((int)answer.StatusCode, (int)head.StatusCode), Is.EqualTo((200, 200)));
    }

    private static bool IsOfActions(string circumstance) => circumstance
        is "denied" or "readonly" or "no-token" or "other-user" or "other-app" or "cross-site" or "same-site" or "none";

    private static string Filled(string path) => "/mandrill/" + path
        .Replace("{index}", "0", StringComparison.Ordinal)
        .Replace("{name}", "inspector.css", StringComparison.Ordinal);

    private static (string? Cache, string? Sniff, string? Referrer, string? Policy) HeadersOf(HttpResponseMessage answer)
    {
        string? One(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join('|', values) : null;
        return (answer.Headers.CacheControl?.ToString(), One("X-Content-Type-Options"), One("Referrer-Policy"), One("Content-Security-Policy"));
    }

    private async Task<HttpResponseMessage> SendAsync(string circumstance, string method, string path)
    {
        var policy = _hosts["policy"];
        return circumstance switch
        {
            "anonymous" => await policy.SendAsync(method, path),
            "stranger" => await policy.SendAsync(method, path, "stranger"),
            "elsewhere" => await _hosts["development"].SendAsync(method, path, headers: ("Host", "inspector.example.com")),
            "forwarded" => await _hosts["development"].SendAsync(method, path, headers: ("X-Forwarded-For", "203.0.113.7")),
            "denied" => await _hosts["denied"].SendAsync(method, path, "reader"),
            "readonly" => await _hosts["readonly"].SendAsync(method, path, "editor"),
            "unprotected" or "fallback" or "group" or "gate" or "unguarded" => await _hosts[circumstance].SendAsync(method, path),
            "no-token" => await policy.SendAsync(method, path, "editor"),
            "other-user" => await policy.SendAsync(method, path, "editor", await policy.OpenAsync("second editor")),
            "other-app" => await policy.SendAsync(method, path, "editor", await _hosts["group"].OpenAsync("editor")),
            _ => await SendAsEditorAsync(policy, circumstance, method, path),
        };
    }

    private static async Task<HttpResponseMessage> SendAsEditorAsync(InspectedClient policy, string circumstance, string method, string path)
    {
        var session = await policy.OpenAsync("editor");
        return circumstance switch
        {
            "put" or "delete" => await policy.SendAsync(circumstance.ToUpperInvariant(), path, "editor", session),
            "other" => await policy.SendAsync(method == "GET" ? "POST" : "GET", path, "editor", session),
            "script" => await policy.SendAsync(method, path, "editor", session, ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "cors")),
            "admitted" => await policy.SendAsync(method, path, "editor", session),
            _ => await policy.SendAsync(method, path, "editor", session, ("Sec-Fetch-Site", circumstance)),
        };
    }
}
