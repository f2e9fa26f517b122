namespace Djrill.Net.Benchmarks.Profile;

/// <summary>The package's steps, as they show in a stack. The innermost frame that tells of one decides.</summary>
internal static class Steps
{
    private const string Rest = "the rest";

    // Both the names of before and of after a change stand here; what is not there any more matches nothing.
    private static readonly (string Step, string[] Fragments)[] Known =
    [
        ("collection of garbage", ["libclrgc", "WKS::", "SVR::gc_heap"]),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(static known => known.Step).Distinct(), Rest];

    public static string Find(IReadOnlyList<string> stack)
    {
        foreach (var frame in stack)
        {
            foreach (var (step, fragments) in Known)
            {
                if (fragments.Any(fragment => frame.Contains(fragment, StringComparison.Ordinal)))
                {
                    return step;
                }
            }
        }

        return Rest;
    }
}
