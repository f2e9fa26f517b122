namespace Djrill.Net.Tests.Contract.Fifty;

/// <summary>Unsubscribes while it is called, and subscribes again, so that the list changes under every batch.</summary>
internal sealed class RestlessSubscriber : IDisposable
{
    private readonly CallJournal _journal;
    private readonly Lock _lock = new();

    public RestlessSubscriber(CallJournal journal)
    {
        _journal = journal;
        MandrillSignals.WebhookEvent += Handle;
    }

    public void Dispose() => MandrillSignals.WebhookEvent -= Handle;

    private void Handle(object? sender, MandrillWebhookEventArgs e)
    {
        lock (_lock)
        {
            MandrillSignals.WebhookEvent -= Handle;
            MandrillSignals.WebhookEvent += Handle;
        }

        _journal.Handled(nameof(RestlessSubscriber), MandrillEventView.Of(e.Event));
    }
}
