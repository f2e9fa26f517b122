using Djrill.Net.Tests.Contract;
using Djrill.Net.Tests.Contract.Inbox;

namespace Djrill.Net.Tests.Inspector;

/// <summary>An application with an inspector, and a client without cookies and redirects.</summary>
internal sealed class InspectedClient(IAsyncDisposable app, Uri address, InboxTables tables, LogCollector logs) : IAsyncDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };

    public LogCollector Logs => logs;

    /// <summary>Gets or sets the id of the stored email.</summary>
    public long Email { get; set; }

    public Task<Session> OpenAsync(string user) => Session.OpenAsync(_client, user);

    /// <summary>Sends a request. The path is sent as it is, with its dots and escapes; '{id}' stands for the stored email.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        string method, string path, string? user = null, Session? session = null, params IEnumerable<(string Name, string Value)> headers)
    {
        var url = new Uri(
            $"{address.Scheme}://{address.Authority}{path.Replace("{id}", $"{Email}", StringComparison.Ordinal)}",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        if (user is not null)
        {
            request.Headers.Add(UserHeader.Name, user);
        }

        if (session is not null)
        {
            request.Headers.Add("Cookie", session.Cookie);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        if (method == "POST")
        {
            request.Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["id"] = $"{Email}",
                ["do"] = "delete",
                ["back"] = "dead",
                ["handler"] = nameof(InspectedApp.BounceFails),
                ["__RequestVerificationToken"] = session?.Token ?? "",
            });
        }

        return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await app.DisposeAsync();
        await tables.DisposeAsync();
    }
}
