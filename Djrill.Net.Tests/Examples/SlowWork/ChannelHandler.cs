using System.Threading.Channels;
using Djrill.Net.Events;

namespace Djrill.Net.Tests.Examples.SlowWork;

public sealed class ChannelHandler(Channel<MandrillEvent> channel) : IMandrillEventHandler<MandrillEvent>
{
    // Waits while the channel is full. If that takes longer than HandlerTimeout, Mandrill sends the batch again.
    public async Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) =>
        await channel.Writer.WriteAsync(mandrillEvent, cancellationToken);
}
