using System.Threading.Channels;
using Djrill.Net.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Examples.SlowWork;

internal static class ChannelSetup
{
    public static void Add(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(Channel.CreateBounded<MandrillEvent>(10_000));
        builder.Services.AddSingleton<Reports>();
        builder.Services.AddHostedService<ChannelWorker>();
        builder.Services.AddMandrillEventHandler<ChannelHandler>();
    }
}
