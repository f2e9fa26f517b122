using Djrill.Net.Delivery;

namespace Djrill.Net.Inbox;

/// <summary>Gets the recipients of a webhook under their lasting names. Keeps the result until the list of recipients changes.</summary>
internal sealed class RecipientNames(RecipientCatalog catalog)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (IReadOnlyList<Recipient> Source, IReadOnlyList<LastingRecipient> Named)> _cache = [];

    /// <summary>Checks that no two handlers have one name, because outcomes are stored by the name.</summary>
    /// <exception cref="InboxConfigurationException">Two classes have one name.</exception>
    public static async Task CheckAsync(RecipientCatalog catalog)
    {
        foreach (var named in LastingRecipient.Of(await catalog.GetAllAsync()))
        {
            var sources = named.Members.Select(static member => member.Id.Source).ToList();
            if (sources.Distinct().Count() > 1 && sources.Any(static source => source is Type))
            {
                throw new InboxConfigurationException(
                    $"{sources.Count} handlers have the name '{named.Name}': {string.Join(", ", sources)}. The inbox stores outcomes by this "
                    + "name. Give each class its own 'Name' in 'MandrillHandler'.");
            }
        }
    }

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
