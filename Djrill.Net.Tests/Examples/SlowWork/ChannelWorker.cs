using System.Threading.Channels;
using Djrill.Net.Events;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Examples.SlowWork;

public sealed class ChannelWorker(Channel<MandrillEvent> channel, Reports reports, ILogger<ChannelWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var mandrillEvent in channel.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await reports.WriteAsync(mandrillEvent, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // Nobody tries again, and the next event must not wait for this one.
                logger.LogError(exception, "The report on the event {Key} failed.", mandrillEvent.IdempotencyKey);
            }
        }
    }
}
