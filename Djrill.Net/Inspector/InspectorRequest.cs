using Djrill.Net.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Inspector;

/// <summary>One request to the inspector that may be answered.</summary>
/// <param name="context">The request.</param>
/// <param name="host">The inspector of the host.</param>
/// <param name="canAct">True if the user may replay, delete, pause, resume and send.</param>
/// <param name="basePath">The path of the overview without a trailing slash, as in a URL.</param>
/// <param name="path">The rest of the path, such as <c>events</c>.</param>
internal sealed class InspectorRequest(HttpContext context, InspectorHost host, bool canAct, string basePath, string path)
{
    private AntiforgeryTokenSet? _tokens;

    public HttpContext Context => context;

    public WebhookHost Webhooks => host.Webhooks;

    public MandrillInbox Inbox => host.Inbox;

    public MandrillInspectorOptions Options => host.Options;

    public bool IsDevelopment => host.IsDevelopment;

    public bool CanAct => canAct;

    public LiveFeed Live => host.Live;

    public InspectorHost Host => host;

    /// <summary>Gets what the pages show of addresses and contents.</summary>
    public PayloadMask Mask { get; } = new(host.Options.MaskPayloads);

    /// <summary>Gets whether the script of an open page asks for the live parts alone.</summary>
    public bool IsLive => Query("live") is not null;

    /// <summary>Gets the token of the host's end. An action goes on when its page is closed, so that it is done and logged as a whole.</summary>
    public CancellationToken Stopping => host.Stopping;

    public CancellationToken Cancelled => context.RequestAborted;

    public DateTimeOffset Now => host.Webhooks.Time.GetUtcNow();

    /// <summary>Gets the name of the user for the log.</summary>
    public string User => ShownText.Of(context.User.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? name : "An anonymous user");

    /// <summary>Gets the antiforgery tokens, and sets their cookie.</summary>
    public AntiforgeryTokenSet Tokens => _tokens ??= host.Antiforgery.GetAndStoreTokens(context);

    /// <summary>Gets the fields of the posted form. Empty for a page.</summary>
    public IFormCollection Form { get; init; } = FormCollection.Empty;

    /// <summary>Gets one value of the query, or null.</summary>
    public string? Query(string name) => context.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    /// <summary>Gets a value of the route, such as the id of an event.</summary>
    public string Route(string name) => context.Request.RouteValues[name]?.ToString() ?? "";

    /// <summary>Gets the URL of a page of the inspector, without host.</summary>
    /// <param name="page">The path, such as <c>events/5</c>. Empty for the overview.</param>
    public string Url(string page) => $"{basePath}/{page}";

    public bool IsAt(string page) => path == page;
}
