namespace Djrill.Net.Inspector;

/// <summary>The files of one event.</summary>
internal static class EventFiles
{
    public static Task<InspectorAnswer> JsonAsync(InspectorRequest request) => Task.FromResult(InspectorAnswer.Page(request, "Event", Html.Empty));

    public static Task<InspectorAnswer> SourceAsync(InspectorRequest request) => Task.FromResult(InspectorAnswer.Page(request, "Event", Html.Empty));

    public static Task<InspectorAnswer> HtmlAsync(InspectorRequest request) => Task.FromResult(InspectorAnswer.Page(request, "Event", Html.Empty));

    public static Task<InspectorAnswer> AttachmentAsync(InspectorRequest request) => Task.FromResult(InspectorAnswer.Page(request, "Event", Html.Empty));

    public static Task<InspectorAnswer> ImageAsync(InspectorRequest request) => Task.FromResult(InspectorAnswer.Page(request, "Event", Html.Empty));
}
