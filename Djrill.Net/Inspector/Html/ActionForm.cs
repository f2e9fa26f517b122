using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>Makes the forms that post an action. A reader who may not act gets no form.</summary>
internal static class ActionForm
{
    /// <summary>Makes a form with one button.</summary>
    /// <param name="request">The request of the page.</param>
    /// <param name="action">The path of the action, such as <c>replay</c>.</param>
    /// <param name="button">The text of the button.</param>
    /// <param name="fields">The hidden fields.</param>
    public static IHtmlContent Button(
        InspectorRequest request, string action, string button, params (string Name, string? Value)[] fields) =>
        request.CanAct
            ? Html.Of($"""
                <form class="action" method="post" action="{request.Url(action)}">{Token(request)}{Html.ForEach(fields,
                    static field => $"<input type=\"hidden\" name=\"{field.Name}\" value=\"{field.Value}\">")}{(button.StartsWith("Delete", StringComparison.Ordinal) ? Html.Of($"<button class=\"danger\">{button}</button>") : Html.Of($"<button>{button}</button>"))}</form>
                """)
            : Html.Empty;

    /// <summary>Makes the hidden field with the antiforgery token. Every form that posts has one.</summary>
    public static IHtmlContent Token(InspectorRequest request)
    {
        var tokens = request.Tokens;
        return Html.Of($"<input type=\"hidden\" name=\"{tokens.FormFieldName}\" value=\"{tokens.RequestToken}\">");
    }
}
