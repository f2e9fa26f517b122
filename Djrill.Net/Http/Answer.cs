using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Http;

/// <summary>An HTTP answer of the webhook.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Outcome">The name of the answer in metrics and spans.</param>
/// <param name="Text">The body: one sentence, or an empty string for success.</param>
internal sealed record Answer(int Status, string Outcome, string Text)
{
    /// <summary>Gets an additional header, or null.</summary>
    public (string Name, string Value)? Header { get; init; }

    /// <summary>Gets whether the connection closes after the answer, even if a part of the body was read.</summary>
    public bool ClosesConnection { get; init; }

    /// <summary>Gets whether the signature is the reason for the refusal.</summary>
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
            webhook.Diagnostics.Refusals.Refused(Status, Outcome, Text, webhook.IsAuthenticated, webhook.Diagnosis);
        }

        UnreadBody.PreventRead(context);
        if (ClosesConnection)
        {
            UnreadBody.CloseConnection(context);
        }

        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(Text);
    }
}
