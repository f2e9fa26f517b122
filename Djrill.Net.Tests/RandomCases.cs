using System.Globalization;

namespace Djrill.Net.Tests;

/// <summary>
/// The seeds of the tests with random cases. Each such test runs twice: with a fixed seed, so that every run tries the same
/// cases, and with a fresh one, so that every run tries others.
/// </summary>
/// <remarks>
/// The seed is printed. <c>dotnet test --filter TestCategory=RandomCases -- TestRunParameters.Parameter(name="seed",value="7")</c>
/// replays the fresh cases of a run, and a parameter <c>cases</c> sets their number. <c>build/fuzz/random.sh</c> does both.
/// </remarks>
internal static class RandomCases
{
    public const string Category = "RandomCases";

    private const int FixedSeed = 20261123;

    /// <summary>Gets the seed of a test, and prints it.</summary>
    public static int SeedFor(SeedKind kind)
    {
        var seed = kind == SeedKind.Fixed ? FixedSeed : TestContext.Parameters.Get("seed", Random.Shared.Next());
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}"));
        return seed;
    }

    /// <summary>Creates the source of a test's random cases, and prints its seed.</summary>
    public static Random Create(SeedKind kind) => new(SeedFor(kind));

    /// <summary>Gets how many cases a test tries: its own number, unless the run has a parameter.</summary>
    public static int CountFor(SeedKind kind, int count) => kind == SeedKind.Fixed ? count : TestContext.Parameters.Get("cases", count);
}
