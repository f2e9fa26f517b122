using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>A refusal that needs no body reads none, and does not let the server swallow it afterwards.</summary>
internal sealed class RefusedBodyTests
{
    // Below the server's own limit of 30 MB, over which it would refuse to swallow it in any case.
    private const int ClaimedLength = 25_000_000;

    // What a loopback connection holds in its buffers while nobody reads; the server takes none of it.
    private const int InFlight = 8_000_000;

    private static readonly TestCaseData[] Refusals =
    [
        new TestCaseData("POST", "/djrill/webhook/?secret=wrong", RawConnection.FormType, 403).SetArgDisplayNames("wrong secret"),
        new TestCaseData("POST", "/djrill/webhook/", RawConnection.FormType, 403).SetArgDisplayNames("no secret"),
        new TestCaseData("HEAD", "/djrill/webhook/", RawConnection.FormType, 403).SetArgDisplayNames("head with a body"),
        new TestCaseData("PUT", TestApp.Path, RawConnection.FormType, 405).SetArgDisplayNames("other verb"),
        new TestCaseData("POST", TestApp.Path, RawConnection.FormType, 403).SetArgDisplayNames("no signature"),
        new TestCaseData("POST", TestApp.Path, "X-Mandrill-Signature: x\r\nContent-Type: text/plain\r\n", 415).SetArgDisplayNames("other content type"),
        new TestCaseData("POST", TestApp.Path, "X-Mandrill-Signature: x\r\n" + RawConnection.FormType, 413).SetArgDisplayNames("body over the limit"),
    ];

    private readonly CountingBody _counter = new();
    private TestApp _app;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await TestApp.StartAsync(
        static builder => builder.Services.AddControllers().AddDjrill(static options =>
        {
            TestApp.Signed(options);
            options.MaxRequestBodySize = ClaimedLength - 1;
        }),
        app =>
        {
            app.Use(_counter.CountAsync);
            app.MapControllers();
        });

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [TestCaseSource(nameof(Refusals))]
    public async Task StalledBody_IsAnsweredUnread(string verb, string path, string headers, int status)
    {
        _counter.Reset();
        using var connection = await OpenAsync(verb, path, headers, $"Content-Length: {ClaimedLength}\r\n");

        var answer = await connection.ReadToEndAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer, Does.StartWith($"HTTP/1.1 {status} ").And.Contains("\r\nConnection: close\r\n"));
            Assert.That(_counter.BytesRead, Is.Zero);
        }
    }

    [TestCaseSource(nameof(Refusals))]
    public async Task FloodedBody_IsNotSwallowed(string verb, string path, string headers, int status)
    {
        _counter.Reset();
        using var connection = await OpenAsync(verb, path, headers, $"Content-Length: {ClaimedLength}\r\n");
        var answer = await connection.ReadHeadAsync();

        var sent = await FloodAsync(connection);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer, Does.StartWith($"HTTP/1.1 {status} "));
            Assert.That(_counter.BytesRead, Is.Zero);
            Assert.That(sent, Is.LessThan(InFlight));
        }
    }

    [Test]
    public async Task FloodedChunksOfStranger_AreNotSwallowed()
    {
        _counter.Reset();
        using var connection = await OpenAsync("POST", "/djrill/webhook/?secret=wrong", RawConnection.FormType, "Transfer-Encoding: chunked\r\n");
        var answer = await connection.ReadHeadAsync();

        var sent = await FloodAsync(connection, "186A0\r\n", "\r\n");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer, Does.StartWith("HTTP/1.1 403 "));
            Assert.That(_counter.BytesRead, Is.Zero);
            Assert.That(sent, Is.LessThan(InFlight));
        }
    }

    [Test]
    public async Task FloodedChunks_AreNotSwallowedBeyondTheLimit()
    {
        _counter.Reset();
        using var connection = await OpenAsync("POST", TestApp.Path, "X-Mandrill-Signature: x\r\n" + RawConnection.FormType, "Transfer-Encoding: chunked\r\n");

        // A value, since a name has a limit of its own.
        await connection.SendAsync("2\r\na=\r\n");
        var answer = connection.ReadToEndAsync();
        var sent = await FloodAsync(connection, "186A0\r\n", "\r\n");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await answer, Does.StartWith("HTTP/1.1 413 ").And.EndsWith("The request body is larger than 'MaxRequestBodySize' allows."));
            Assert.That(sent, Is.LessThan((ClaimedLength * 5L / 4) + InFlight));
        }
    }

    private static async Task<long> FloodAsync(RawConnection connection, string before = "", string after = "")
    {
        byte[] block = [.. before.Select(static c => (byte)c), .. Enumerable.Repeat((byte)'a', 100_000), .. after.Select(static c => (byte)c)];
        var sent = 0L;
        try
        {
            for (; sent < 3L * ClaimedLength; sent += block.Length)
            {
                await connection.Stream.WriteAsync(block);
            }
        }
        catch (IOException closed) when (closed.InnerException is SocketException)
        {
        }

        return sent;
    }

    private async Task<RawConnection> OpenAsync(string verb, string path, string headers, string length)
    {
        var connection = await RawConnection.OpenAsync(_app);
        await connection.SendAsync($"{verb} {path} HTTP/1.1\r\nHost: localhost\r\n{headers}{length}\r\n");
        return connection;
    }
}
