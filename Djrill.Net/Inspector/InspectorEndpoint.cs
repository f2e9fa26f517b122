using System.Data.Common;
using Djrill.Net.Diagnostics;
using Djrill.Net.Inbox;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Inspector;

/// <summary>Answers the requests to one path: first who may, then what.</summary>
internal static class InspectorEndpoint
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(HttpContext context, InspectorRoute route)
    {
        var host = context.RequestServices.GetRequiredService<InspectorHost>();
        var answer = await AnswerSafelyAsync(context, route, host);
        await answer.WriteAsync(context, host.Protection);
    }

    /// <summary>Answers 500 with the headers of every answer if a page fails. The log has the exception.</summary>
    private static async Task<InspectorAnswer> AnswerSafelyAsync(HttpContext context, InspectorRoute route, InspectorHost host)
    {
        try
        {
            return await AnswerAsync(context, route, host);
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            host.Log.InspectorFailed(exception);
            return InspectorAnswer.Text(StatusCodes.Status500InternalServerError, "The inspector failed. The log has the reason.");
        }
    }

    private static async Task<InspectorAnswer> AnswerAsync(HttpContext context, InspectorRoute route, InspectorHost host)
    {
        var gate = new AccessGate(host);
        if (await gate.RefuseAsync(context) is { } refusal)
        {
            return refusal;
        }

        var method = context.Request.Method;
        var isPost = HttpMethods.IsPost(method);
        var run = isPost ? route.Action : HttpMethods.IsGet(method) || HttpMethods.IsHead(method) ? route.Page : null;
        if (run is null)
        {
            context.Response.Headers.Allow = route switch { { Page: null } => "POST", { Action: null } => "GET, HEAD", _ => "GET, HEAD, POST" };
            return InspectorAnswer.Text(StatusCodes.Status405MethodNotAllowed, "Method not allowed.");
        }

        if (OtherSite.Refuse(context.Request) is { } otherSite)
        {
            return otherSite;
        }

        var canAct = await gate.CanActAsync(context);
        return isPost
            ? await PostAsync(context, route, host, canAct, run)
            : await ReadAsync(Create(context, route, host, canAct), run);
    }

    private static async Task<InspectorAnswer> PostAsync(
        HttpContext context, InspectorRoute route, InspectorHost host, bool canAct, Func<InspectorRequest, Task<InspectorAnswer>> run)
    {
        if (!canAct)
        {
            return InspectorAnswer.Text(StatusCodes.Status403Forbidden, "You may read the pages, but not act.");
        }

        var (form, refusal) = await PostedForm.ReadAsync(context, host.Antiforgery);
        return form is null ? refusal! : await ReadAsync(Create(context, route, host, canAct, form), run); // Not null: one of the two is.
    }

    /// <summary>Runs a page or an action. Without the database the answer is a sentence, and the log has the reason.</summary>
    private static async Task<InspectorAnswer> ReadAsync(InspectorRequest request, Func<InspectorRequest, Task<InspectorAnswer>> run)
    {
        if (!await request.Host.Places.WaitAsync(MaxWait, request.Cancelled))
        {
            return InspectorAnswer.Text(StatusCodes.Status503ServiceUnavailable, "Too many pages are being made. Try again later.");
        }

        try
        {
            return await run(request);
        }
        catch (Exception exception) when (IsOfTheDatabase(exception) && !request.Cancelled.IsCancellationRequested)
        {
            request.Host.Log.InspectorStoreFailed(exception);
            return InspectorAnswer.Page(
                request,
                "Not available",
                Html.Of($"<p class=\"error\">The inbox cannot use its database now. The log has the reason. Try again later.</p>"),
                StatusCodes.Status503ServiceUnavailable);
        }
        finally
        {
            request.Host.Places.Release();
        }
    }

    private static bool IsOfTheDatabase(Exception exception) =>
        exception is DbException or TimeoutException or OperationCanceledException or InboxConfigurationException;

    private static InspectorRequest Create(
        HttpContext context, InspectorRoute route, InspectorHost host, bool canAct, IFormCollection? form = null)
    {
        var segments = (context.Request.PathBase + context.Request.Path).ToUriComponent().TrimEnd('/').Split('/');
        var start = segments.Length - route.Depth;
        return new(context, host, canAct, string.Join('/', segments[..start]), string.Join('/', segments[start..]))
        {
            Form = form ?? FormCollection.Empty,
        };
    }
}
