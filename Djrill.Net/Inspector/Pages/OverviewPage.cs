namespace Djrill.Net.Inspector;

/// <summary>The first page.</summary>
internal static class OverviewPage
{
    public static Task<InspectorAnswer> RunAsync(InspectorRequest request) => Task.FromResult(InspectorAnswer.Page(request, "Overview", Html.Empty));
}
