using System.Collections.Concurrent;
using Djrill.Net;
using Djrill.Net.Events;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers().AddDjrill();
builder.Services.AddSingleton<Shop>().AddMandrillEventHandler<BounceHandler>().AddMandrillEventHandler<EmailHandler>();

var app = builder.Build();
var shop = app.Services.GetRequiredService<Shop>();
MandrillSignals.WebhookEvent += (_, e) => shop.EventTypes.Enqueue(e.EventType);
app.MapControllers();
app.Run();

public class Shop
{
    public ConcurrentQueue<string?> EventTypes { get; } = new();

    public ConcurrentDictionary<string, string?> Bounces { get; } = new();

    public ConcurrentDictionary<string, long> Files { get; } = new();

    public virtual void AddBounce(string key, string? recipient) => Bounces.TryAdd(key, recipient);
}

public sealed class BounceHandler(Shop shop) : IMandrillEventHandler<MandrillMessageEvent>
{
    public Task HandleAsync(MandrillMessageEvent mandrillEvent, CancellationToken cancellationToken)
    {
        if (mandrillEvent.Kind == MandrillMessageEventKind.HardBounce)
        {
            shop.AddBounce(mandrillEvent.IdempotencyKey, mandrillEvent.Message.Recipient);
        }

        return Task.CompletedTask;
    }
}

public sealed class EmailHandler(Shop shop) : IMandrillEventHandler<MandrillInboundEvent>
{
    public Task HandleAsync(MandrillInboundEvent mandrillEvent, CancellationToken cancellationToken)
    {
        foreach (var file in mandrillEvent.Attachments)
        {
            shop.Files[file.SafeFileName] = file.Content.Length;
        }

        return Task.CompletedTask;
    }
}
