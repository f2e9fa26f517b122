using System.Globalization;
using System.Reflection;
using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Package;

internal sealed class LogTableTests
{
    private static readonly string[] Columns = ["Id", "Level", "Name", "Message", "Meaning"];

    private static readonly Page Page = Pages.Of("docs/operations.md");

    private static readonly IReadOnlyList<(string Id, string Level, string Name, string Text)> Messages =
    [
        .. from method in typeof(Log).GetMethods().Concat(typeof(InboxLog).GetMethods()).Concat(typeof(SignatureLog).GetMethods()).Concat(typeof(InspectorLog).GetMethods())
           let message = method.GetCustomAttribute<LoggerMessageAttribute>()
           where message is not null
           orderby message.EventId
           select (message.EventId.ToString(CultureInfo.InvariantCulture), message.Level.ToString(), method.Name, message.Message),
    ];

    [Test]
    public void TableOfLogMessages_HoldsExactlyTheMessages()
    {
        ReceivedTable.Write(Page, "LogMessages", Columns, Messages.Select(static message =>
            (string[])[message.Id, message.Level, $"`{message.Name}`", $"`{message.Text}`"]));

        Assert.That(Messages, Is.Not.Empty);
        Assert.That(
            Page.Table(Columns).Select(static row => (row[0], row[1], row[2], row[3])),
            Is.EqualTo(Messages),
            "LogMessages.received.md has the right table.");
    }

    [Test]
    public void EveryRow_HasAMeaning() => Assert.That(Page.Table(Columns).Select(static row => row[4]), Is.All.Length.GreaterThan(1));
}
