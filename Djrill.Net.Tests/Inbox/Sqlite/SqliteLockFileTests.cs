using System.Diagnostics;
using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Sqlite;

internal sealed class SqliteLockFileTests
{
    private DirectoryInfo _folder = null!; // Set before each test.

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("djrill-lock-");

    [TearDown]
    public void DeleteFolder() => _folder.Delete(recursive: true);

    [Test]
    public void OneHolder_ExcludesAnotherUntilItReleases()
    {
        using var first = new SqliteLockFile(At("inbox.db"));
        using var second = new SqliteLockFile(At("inbox.db"));

        var taken = (first.TryTake(), second.TryTake(), first.TryTake());
        first.Dispose();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(taken, Is.EqualTo((true, false, true)));
            Assert.That(second.TryTake(), Is.True);
        }
    }

    [Test]
    public void AnotherProcess_IsExcluded()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Ignore("The tool 'flock' is Linux's.");
        }

        using var file = new SqliteLockFile(At("inbox.db"));
        var isTaken = file.TryTake();
        var whileHeld = Run("flock", "--nonblock", file.Path, "true");
        file.Dispose();

        Assert.That((isTaken, whileHeld, Run("flock", "--nonblock", file.Path, "true")), Is.EqualTo((true, 1, 0)));
    }

    [Test]
    public void LinkToTheDatabase_HasTheLockFileOfItsTarget()
    {
        File.CreateSymbolicLink(At("link.db"), At("inbox.db"));

        Assert.That(new SqliteLockFile(At("link.db")).Path, Is.EqualTo(At("inbox.db-worker.lock")));
    }

    [Test]
    public void MissingFolder_IsNotTakenForAHolder()
    {
        using var file = new SqliteLockFile(At("missing/inbox.db"));

        Assert.That(file.TryTake, Throws.InstanceOf<DirectoryNotFoundException>());
    }

    private static int Run(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments))!; // Not null: a new process.
        process.WaitForExit();
        return process.ExitCode;
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
