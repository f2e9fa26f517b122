namespace Djrill.Net.Inspector;

/// <summary>The dead letters, grouped by failure.</summary>
internal static class DeadLettersPage
{
    public static Task<InspectorAnswer> RunAsync(InspectorRequest request) => Task.FromResult(InspectorAnswer.Page(request, "Dead letters", Html.Empty));
}
