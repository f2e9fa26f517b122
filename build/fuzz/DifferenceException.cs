namespace Djrill.Net.Fuzz;

/// <summary>What the package reads is not what the reference reads: a finding.</summary>
internal sealed class DifferenceException(string message) : Exception(message)
{
    public static void ThrowUnlessEqual<T>(T actual, T expected, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(actual, expected))
        {
            throw new DifferenceException($"{what}:\n  read:     {actual}\n  expected: {expected}");
        }
    }
}
