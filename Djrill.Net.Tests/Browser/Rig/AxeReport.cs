using System.Collections;
using System.Security.Cryptography;
using Djrill.Net.Tests.Package;
using OpenQA.Selenium.Chrome;

namespace Djrill.Net.Tests.Browser.Rig;

/// <summary>Looks with axe-core for what keeps people from using a page.</summary>
internal static class AxeReport
{
    private const string Run = """
        const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'] }).then(
            report => done(report.violations.filter(found => found.impact === 'serious' || found.impact === 'critical')
                .map(found => `${found.id}: ${found.nodes.map(node => node.target.join(' ')).join(', ')}`)),
            error => done(['axe-core failed: ' + error]));
        """;

    private static readonly Lazy<string?> Script = new(Read);

    /// <summary>Returns the serious and critical findings, or skips the test where axe-core is missing.</summary>
    public static IReadOnlyList<string> Of(ChromeDriver driver)
    {
        if (Script.Value is null)
        {
            Assert.Ignore("axe-core is missing. Run build/axe.sh, as .ci/run does.");
        }

        driver.ExecuteScript(Script.Value);
        var found = (IEnumerable)driver.ExecuteAsyncScript(Run)!; // Not null: the script gives a list.
        return [.. found.Cast<string>()];
    }

    /// <summary>Reads the script that build/axe.sh has checked.</summary>
    private static string? Read()
    {
        var path = Path.Combine(Repository.Root, "artifacts", "axe", "node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(path))
        {
            return null;
        }

        var digest = Convert.ToHexStringLower(SHA512.HashData(File.ReadAllBytes(path)));
        return File.ReadAllText(Path.Combine(Repository.Root, "build", "axe.sh")).Contains(digest, StringComparison.Ordinal)
            ? File.ReadAllText(path)
            : throw new InvalidDataException("axe.min.js has other bytes than build/axe.sh names.");
    }
}
