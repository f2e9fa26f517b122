using System.Collections.Immutable;

namespace Djrill.Net.Configuration;

/// <summary>The webhooks that <c>MapMandrillWebhook</c> serves, so that the controller does not serve them as well. Thread-safe.</summary>
internal sealed class MappedWebhooks
{
    private ImmutableDictionary<string, ImmutableList<string>> _routes = ImmutableDictionary.Create<string, ImmutableList<string>>(WebhookNames.Comparer);

    public void Add(string name, string pattern) =>
        ImmutableInterlocked.AddOrUpdate(ref _routes, name, [pattern.Trim('~', '/')], (_, routes) => routes.Add(pattern.Trim('~', '/')));

    public bool Contains(string name) => _routes.ContainsKey(name);

    /// <summary>The patterns of a webhook without slashes at their ends, or null where the controller serves it.</summary>
    public IReadOnlyList<string>? RoutesOf(string name) => _routes.GetValueOrDefault(name);
}
