using System.Globalization;
using System.Reflection;
using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Package;

internal sealed class LogTableTests
{
    private static readonly IReadOnlyList<IReadOnlyList<string>> Rows =
        Pages.Of("docs/troubleshooting.md").Table("Id", "Level", "Name", "Message", "What it means");

    private static readonly IReadOnlyList<(string Name, LoggerMessageAttribute Message)> Messages =
    [
        .. from method in typeof(Log).GetMethods()
           let message = method.GetCustomAttribute<LoggerMessageAttribute>()
           where message is not null
           select (method.Name, message),
    ];

    [Test]
    public void TableOfLogMessages_HoldsExactlyTheMessages()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Messages, Is.Not.Empty);
            Assert.That(
                Rows.Select(static row => (row[0], row[1], row[2], row[3])),
                Is.EquivalentTo(Messages.Select(static log => (
                    log.Message.EventId.ToString(CultureInfo.InvariantCulture), log.Message.Level.ToString(), log.Name, log.Message.Message))));
        }
    }

    [Test]
    public void EveryRow_SaysWhatItMeans() => Assert.That(Rows.Select(static row => row[4]), Is.All.Not.Empty);
}
