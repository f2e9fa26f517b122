using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Http;

/// <summary>One answer of the endpoint.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Outcome">The name of the answer in metrics and spans.</param>
/// <param name="Text">One stable sentence; empty for success.</param>
internal sealed record Answer(int Status, string Outcome, string Text)
{
    /// <summary>Gets a header of this answer alone, or null.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>Gets whether the answer closes the connection although the body has been partly read.</summary>
    public bool ClosesConnection { get; init; }

    /// <summary>Gets whether the answer refuses a signature.</summary>
    public bool RefusesSignature { get; init; }

    public Task WriteAsync(HttpContext context)
    {
        var webhook = RequestWebhook.For(context);
        webhook.Diagnostics.Telemetry.Answered(Outcome, RefusesSignature);
        NoStore.Apply(context);
        var response = context.Response;
        response.StatusCode = Status;
        response.ContentLength = Text.Length;
        if (Header is var (name, value))
        {
            response.Headers[name] = value;
        }

        if (Text.Length == 0)
        {
            return Task.CompletedTask;
        }

        if (Status < StatusCodes.Status500InternalServerError)
        {
            webhook.Diagnostics.Refusals.Refused(Status, Outcome, Text, webhook.IsAuthenticated);
        }

        UnreadBody.Leave(context);
        if (ClosesConnection)
        {
            UnreadBody.CloseConnection(context);
        }

        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(Text);
    }
}
