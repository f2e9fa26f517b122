using System.Collections.Immutable;

namespace Djrill.Net.Configuration;

/// <summary>The webhooks that <c>MapMandrillWebhook</c> serves. The controller does not serve them. Thread-safe.</summary>
internal sealed class MappedWebhooks
{
    private ImmutableDictionary<string, ImmutableList<string>> _routes = ImmutableDictionary.Create<string, ImmutableList<string>>(WebhookNames.Comparer);

    public void Add(string name, string pattern)
    {
        var route = pattern.Trim('~', '/');
        ImmutableInterlocked.AddOrUpdate(ref _routes, name, [route], (_, routes) => routes.Add(route));
    }

    public bool Contains(string name) => _routes.ContainsKey(name);

    /// <summary>Gets the patterns of a webhook without outer slashes, or null if the controller serves the webhook.</summary>
    public IReadOnlyList<string>? RoutesOf(string name) => _routes.GetValueOrDefault(name);
}
