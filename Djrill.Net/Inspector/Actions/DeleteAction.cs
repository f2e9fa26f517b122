namespace Djrill.Net.Inspector;

/// <summary>Deletes events.</summary>
internal static class DeleteAction
{
    public static Task<InspectorAnswer> RunAsync(InspectorRequest request) => Task.FromResult(InspectorAnswer.Page(request, "Delete", Html.Empty));
}
