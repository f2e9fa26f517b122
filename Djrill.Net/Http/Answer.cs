using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Http;

/// <summary>One answer of the endpoint.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Outcome">What metrics and spans call it.</param>
/// <param name="Text">One stable sentence; empty for success.</param>
internal sealed record Answer(int Status, string Outcome, string Text)
{
    /// <summary>The verbs named in the header 'Allow', where the answer has one.</summary>
    public string? Allow { get; init; }

    /// <summary>After how many seconds the sender may try again, where the answer says so.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Whether the connection is closed behind it, although the reading of the body has begun.</summary>
    public bool ClosesConnection { get; init; }

    /// <summary>Whether it refuses a signature.</summary>
    public bool RefusesSignature { get; init; }

    public Task WriteAsync(HttpContext context)
    {
        var webhook = RequestWebhook.For(context);
        webhook.Diagnostics.Telemetry.Answered(Outcome, RefusesSignature);
        NoStore.Apply(context);
        var response = context.Response;
        response.StatusCode = Status;
        SetHeaders(response.Headers);
        if (Status == StatusCodes.Status200OK)
        {
            response.ContentLength = 0;
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
        response.ContentLength = Text.Length;
        return response.WriteAsync(Text);
    }

    private void SetHeaders(IHeaderDictionary headers)
    {
        if (Allow is not null)
        {
            headers.Allow = Allow;
        }

        if (RetryAfter is not null)
        {
            headers.RetryAfter = RetryAfter;
        }
    }
}
