using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Contract;

/// <summary>Bodies whose reading fails, with the exceptions of the server and of middlewares in place of their causes.</summary>
[TestFixture(AppKind.PlainMvc)]
[TestFixture(AppKind.AddDjrill)]
[TestFixture(AppKind.Hostile)]
[TestFixture(AppKind.MinimalApi)]
internal sealed class BrokenBodyTests(AppKind kind)
{
    private static readonly TestCaseData[] Failures =
    [
        new TestCaseData(new BadHttpRequestException("", StatusCodes.Status408RequestTimeout), HttpStatusCode.RequestTimeout, "The request body arrived too slowly.")
            .SetArgDisplayNames("below the server's rate"),
        new TestCaseData(new BadHttpRequestException("", StatusCodes.Status413PayloadTooLarge), HttpStatusCode.RequestEntityTooLarge, "The request body is larger than the server's own limit. A middleware in front of the webhook reads or unzips the body under that limit.")
            .SetArgDisplayNames("over the limit of something in front"),
        new TestCaseData(new BadHttpRequestException(""), HttpStatusCode.BadRequest, "The request body ended early or is malformed.")
            .SetArgDisplayNames("malformed"),
        new TestCaseData(new InvalidDataException(), HttpStatusCode.BadRequest, "The request body ended early or is malformed.")
            .SetArgDisplayNames("not to be unzipped"),
        new TestCaseData(new IOException(), HttpStatusCode.BadRequest, "The request body ended early or is malformed.")
            .SetArgDisplayNames("over the limit of a buffer in front"),
    ];

    [TestCaseSource(nameof(Failures))]
    public async Task BodyThatFails_HasItsAnswer(Exception failure, HttpStatusCode status, string text)
    {
        await using var app = await StartAsync(failure);

        using var response = await app.Client.SendAsync(MandrillPost.Unsigned("[]"));

        Assert.That((response.StatusCode, await response.Content.ReadAsStringAsync()), Is.EqualTo((status, text)));
    }

    [Test]
    public async Task ConnectionThatIsReset_IsAbortedWithoutAnError()
    {
        await using var app = await StartAsync(new ConnectionResetException(""));

        Assert.That(async () => await app.Client.SendAsync(MandrillPost.Unsigned("[]")), Throws.InstanceOf<HttpRequestException>());
        await app.DisposeAsync();

        Assert.That(app.Logs.All.Where(static entry => entry.Level >= LogLevel.Error), Is.Empty);
    }

    private Task<TestApp> StartAsync(Exception failure) => TestApp.StartAsync(kind, TestApp.Unsigned, app => app.Use((context, next) =>
    {
        context.Request.Body = new FailingBody(failure);
        return next(context);
    }));

    private sealed class FailingBody(Exception failure) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw failure;
    }
}
