namespace Djrill.Net.Chaos;

/// <summary>Debian's 'libfaketime' sets the clock of one process. Its timers keep their pace.</summary>
internal static class FakeTime
{
    private static readonly string? Library = Directory.Exists("/usr/lib")
        ? Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu")
            .Select(static folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1"))
            .FirstOrDefault(File.Exists)
        : null;

    public static bool IsInstalled => Library is not null;

    public static void SetHourAhead(IDictionary<string, string?> environment)
    {
        environment["LD_PRELOAD"] = Library;
        environment["FAKETIME"] = "+1h";
        environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
    }
}
