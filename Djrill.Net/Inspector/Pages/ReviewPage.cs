namespace Djrill.Net.Inspector;

/// <summary>Shows what an action would change, before it is done.</summary>
internal static class ReviewPage
{
    public static Task<InspectorAnswer> RunAsync(InspectorRequest request) => Task.FromResult(InspectorAnswer.Page(request, "Review", Html.Empty));
}
