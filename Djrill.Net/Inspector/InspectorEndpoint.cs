using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Inspector;

/// <summary>Answers the requests to one path: first who may, then what.</summary>
internal static class InspectorEndpoint
{
    public static async Task RunAsync(HttpContext context, InspectorRoute route)
    {
        var host = context.RequestServices.GetRequiredService<InspectorHost>();
        var answer = await AnswerAsync(context, route, host);
        await answer.WriteAsync(context, host.Protection);
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

        var canAct = await gate.CanActAsync(context);
        return isPost ? await PostAsync(context, route, host, canAct, run) : await run(Create(context, route, host, canAct));
    }

    private static async Task<InspectorAnswer> PostAsync(
        HttpContext context, InspectorRoute route, InspectorHost host, bool canAct, Func<InspectorRequest, Task<InspectorAnswer>> run)
    {
        if (PostedForm.RefuseOtherSite(context.Request) is { } otherSite)
        {
            return otherSite;
        }

        if (!canAct)
        {
            return InspectorAnswer.Text(StatusCodes.Status403Forbidden, "You may read the pages, but not act.");
        }

        var (form, refusal) = await PostedForm.ReadAsync(context, host.Antiforgery);
        return form is null ? refusal! : await run(Create(context, route, host, canAct, form)); // Not null: one of the two is.
    }

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
