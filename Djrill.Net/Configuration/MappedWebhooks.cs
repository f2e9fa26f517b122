using System.Collections.Immutable;

namespace Djrill.Net.Configuration;

/// <summary>
/// The webhooks that are mapped with <c>MapMandrillWebhook</c>. The controller does not serve these webhooks. Thread-safe.
/// </summary>
internal sealed class MappedWebhooks
{
    private ImmutableDictionary<string, ImmutableList<string>> _routes =
        ImmutableDictionary.Create<string, ImmutableList<string>>(WebhookNames.Comparer);

    public void Add(string name, string pattern)
    {
        var route = pattern.Trim('~', '/');
        ImmutableInterlocked.AddOrUpdate(ref _routes, name, [route], (_, routes) => routes.Add(route));
    }

    public bool Contains(string name) => _routes.ContainsKey(name);

    /// <summary>
    /// Gets the mapped patterns of a webhook, without leading and trailing slashes. Returns null if the webhook is not mapped.
    /// </summary>
    public IReadOnlyList<string>? RoutesOf(string name) => _routes.GetValueOrDefault(name);
}
