using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>A body that comes more slowly than the server allows, with the server's exception in place of the waiting.</summary>
internal sealed class SlowBodyTests
{
    [Test]
    public async Task BodyBelowTheServersRate_Is408()
    {
        await using var app = await TestApp.StartAsync(
            static builder => builder.Services.AddControllers().AddDjrill(TestApp.Unsigned),
            static app =>
            {
                app.Use(static (context, next) =>
                {
                    context.Request.Body = new TooSlow();
                    return next(context);
                });
                app.MapControllers();
            });

        using var response = await app.Client.SendAsync(MandrillPost.Unsigned("[]"));

        Assert.That((response.StatusCode, await response.Content.ReadAsStringAsync()), Is.EqualTo(
            (HttpStatusCode.RequestTimeout, "The request body arrived too slowly.")));
    }

    /// <summary>Throws what Kestrel throws.</summary>
    private sealed class TooSlow : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new BadHttpRequestException("Reading the request body timed out.", StatusCodes.Status408RequestTimeout);
    }
}
