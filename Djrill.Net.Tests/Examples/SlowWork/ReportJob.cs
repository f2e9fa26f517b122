using Djrill.Net.Events;

namespace Djrill.Net.Tests.Examples.SlowWork;

public sealed class ReportJob(Reports reports)
{
    public Task RunAsync(string json, CancellationToken cancellationToken) =>
        reports.WriteAsync(MandrillEvent.Parse(json), cancellationToken);
}
