using Djrill.Net.Events;

namespace Djrill.Net.Tests.Examples.SlowWork;

public sealed class ReportMessageHandler(Reports reports)
{
    public Task HandleAsync(ReportMessage message, CancellationToken cancellationToken) =>
        reports.WriteAsync(MandrillEvent.Parse(message.Json), cancellationToken);
}
