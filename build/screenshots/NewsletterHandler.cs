using Djrill.Net.Events;

namespace Djrill.Net.Screenshots;

/// <summary>Handles all. It is paused for the pictures.</summary>
[MandrillHandler(Name = "newsletter")]
internal sealed class NewsletterHandler : IMandrillEventHandler<MandrillEvent>
{
    public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => Task.CompletedTask;
}
