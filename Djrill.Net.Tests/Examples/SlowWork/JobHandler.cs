using Djrill.Net.Events;
using Hangfire;

namespace Djrill.Net.Tests.Examples.SlowWork;

public sealed class JobHandler(IBackgroundJobClient jobs) : IMandrillEventHandler<MandrillEvent>
{
    public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
    {
        // The JSON text, not the event: Hangfire would serialize the event's properties.
        var json = mandrillEvent.ToJson();
        jobs.Enqueue<ReportJob>(job => job.RunAsync(json, CancellationToken.None));
        return Task.CompletedTask;
    }
}
