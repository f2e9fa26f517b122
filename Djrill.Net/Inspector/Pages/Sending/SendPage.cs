using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>Sends test events, and follows what becomes of them. In Development only.</summary>
internal static class SendPage
{
    public const string OnlyInDevelopment = "This page exists in Development only.";

    public const string NoAddress = "The address of the webhook is unknown: the server shows no address, as behind IIS, or the webhook has no "
        + "secret or a route with parameters. Send with the sample's command 'send'.";

    public static async Task<InspectorAnswer> RunAsync(InspectorRequest request)
    {
        if (!request.IsDevelopment)
        {
            return InspectorAnswer.NotFound(request, OnlyInDevelopment);
        }

        var sent = request.Host.Sent.Find(request.Query("batch"));
        return InspectorAnswer.Page(request, "Send", Html.Join(
            sent is null ? Html.Empty : await SentTable.OfAsync(request, sent),
            request.CanAct ? Form(request) : Html.Of($"<p>You may read the pages, but not send.</p>")));
    }

    private static IHtmlContent Form(InspectorRequest request)
    {
        var names = request.Webhooks.Settings.Names.Order(StringComparer.OrdinalIgnoreCase).ToList();
        var hasAddress = names.Exists(name => request.Webhooks.Settings.Current(name).Options is { } options && OwnAddress.Find(request, name, options) is not null);
        if (!hasAddress)
        {
            return Html.Of($"<p class=\"error\">{NoAddress}</p>");
        }

        return Html.Of($"""
            <section aria-labelledby="form-title"><h2 id="form-title">Send a batch</h2>
            <p>The batch is posted to the webhook of this application, with its secret and its signature, as Mandrill posts it.</p>
            <form method="post" action="{request.Url("send")}">{ActionForm.Token(request)}
            <fieldset><legend>Kinds</legend>{Html.ForEach(SampleKinds.All, static kind =>
                $"<label class=\"choice\"><input type=\"checkbox\" name=\"kind\" value=\"{kind.Name}\"> {kind.Name}</label> ")}</fieldset>
            <p><label for="count">Number of events</label><input id="count" name="count" type="number" min="1" max="{SendForm.MaxCount}" value="1"></p>
            <p><label for="recipient">Recipient</label><input id="recipient" name="recipient" maxlength="200" autocomplete="off"></p>
            <p><label for="webhook">Webhook</label><select id="webhook" name="webhook">{Html.ForEach(names, static name =>
                $"<option value=\"{name}\">{(name.Length == 0 ? "(unnamed)" : name)}</option>")}</select></p>
            <p><label for="json">Or paste JSON: an array of events, one event, or one on each line</label><textarea id="json" name="json" rows="6" spellcheck="false"></textarea></p>
            <div class="buttons"><button>Send</button></div></form></section>

            """);
    }
}
