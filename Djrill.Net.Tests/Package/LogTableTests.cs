using System.Globalization;
using System.Reflection;
using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Package;

internal sealed class LogTableTests
{
    private static readonly IReadOnlyList<IReadOnlyList<string>> Rows =
        Pages.Of("docs/troubleshooting.md").Table("Id", "Level", "Name", "Message", "What it means");

    private static readonly IReadOnlyList<LoggerMessageAttribute> Messages =
        [.. typeof(Log).GetMethods().Select(static method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>()];

    [Test]
    public void TableOfLogMessages_HoldsExactlyTheMessages()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Messages, Is.Not.Empty);
            Assert.That(
                Rows.Select(static row => (row[0], row[1], row[2], row[3])),
                Is.EquivalentTo(Messages.Select(static message => (
                    message.EventId.ToString(CultureInfo.InvariantCulture), message.Level.ToString(), message.EventName, message.Message))));
        }
    }

    [Test]
    public void EveryRow_SaysWhatItMeans() => Assert.That(Rows.Select(static row => row[4]), Is.All.Not.Empty);
}
