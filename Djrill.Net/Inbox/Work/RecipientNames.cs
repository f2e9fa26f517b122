using Djrill.Net.Delivery;

namespace Djrill.Net.Inbox;

/// <summary>Gets the recipients of a webhook under their lasting names. Keeps the result until the list of recipients changes.</summary>
internal sealed class RecipientNames(RecipientCatalog catalog)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (IReadOnlyList<Recipient> Source, IReadOnlyList<LastingRecipient> Named)> _cache = [];

    public async ValueTask<IReadOnlyList<LastingRecipient>> GetAsync(string webhook)
    {
        var source = await catalog.GetAsync(webhook);
        lock (_lock)
        {
            if (!_cache.TryGetValue(webhook, out var cached) || !ReferenceEquals(cached.Source, source))
            {
                cached = _cache[webhook] = (source, LastingRecipient.Of(source));
            }

            return cached.Named;
        }
    }
}
