using Djrill.Net.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Djrill.Net.Configuration;

/// <summary>
/// Holds the settings of all webhooks of one host. A change of the configuration is read at once. After an invalid change, the last valid
/// settings of the webhook stay in force.
/// </summary>
/// <param name="scopes">Creates the scopes in which the settings are read.</param>
/// <param name="diagnostics">The log and the health that report on the settings.</param>
internal sealed class HostSettings(IServiceScopeFactory scopes, HostDiagnostics diagnostics) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<IDisposable> _subscriptions = [];
    private volatile IReadOnlyDictionary<string, SettingsState>? _states;
    private bool _isDisposed;

    /// <summary>Gets the names of the webhooks. The default webhook is first.</summary>
    public IReadOnlyCollection<string> Names => [.. States.Keys];

    private IReadOnlyDictionary<string, SettingsState> States => _states ?? ReadFirst();

    /// <summary>Gets the current state of a webhook. Only the first call can throw or block.</summary>
    public SettingsState Current(string name) => States.GetValueOrDefault(name, SettingsState.None);

    public void Dispose()
    {
        List<IDisposable> subscriptions;
        lock (_lock)
        {
            _isDisposed = true;
            subscriptions = [.. _subscriptions];
            _subscriptions.Clear();
        }

        // Outside the lock to avoid a deadlock: Dispose waits for a running callback, and the callback may wait for the lock.
        subscriptions.ForEach(static subscription => subscription.Dispose());
    }

    private IReadOnlyDictionary<string, SettingsState> ReadFirst()
    {
        var subscriptions = new List<IDisposable>();
        try
        {
            lock (_lock)
            {
                if (_states is { } states)
                {
                    return states;
                }

                using var scope = scopes.CreateScope();
                Subscribe(subscriptions, scope.ServiceProvider); // Subscribe before the first read, so that no change is missed.
                _states = SettingsReader.Next(null, new(scope.ServiceProvider, diagnostics));
                _subscriptions.AddRange(subscriptions);
                return _states;
            }
        }
        catch
        {
            // The next request reads and subscribes again. The subscriptions are disposed outside the lock, as in Dispose.
            subscriptions.ForEach(static subscription => subscription.Dispose());
            throw;
        }
    }

    private void Subscribe(List<IDisposable> subscriptions, IServiceProvider services)
    {
        var names = services.GetServices<WebhookRegistration>().Select(static webhook => webhook.Name).ToHashSet(WebhookNames.Comparer);
        var sources = services.GetServices<IOptionsChangeTokenSource<DjrillOptions>>()
            .Where(static source => (source.Name ?? Options.DefaultName) == Options.DefaultName)
            .Select(static source => (Func<IChangeToken>)source.GetChangeToken);

        // The settings of all webhooks are read together, so one subscription to the package's own source is enough.
        var named = services.GetServices<IOptionsChangeTokenSource<MandrillWebhookOptions>>()
            .Where(source => source is not WebhookChangeSource && names.Contains(source.Name ?? Options.DefaultName))
            .Select(static source => (Func<IChangeToken>)source.GetChangeToken);
        subscriptions.AddRange(sources.Concat(named).Select(source => ChangeToken.OnChange(source, Refresh)));

        // A configuration that outlives the host would keep this object alive. Without AddDjrill no container disposes this object.
        if (services.GetService<IHostApplicationLifetime>() is { } lifetime)
        {
            subscriptions.Add(lifetime.ApplicationStopped.Register(Dispose));
        }
    }

    /// <summary>Reads a change. Changes are read one at a time, so that the newest settings stay in force.</summary>
    private void Refresh()
    {
        try
        {
            using var scope = scopes.CreateScope();
            lock (_lock)
            {
                // If the settings were never read, the next request reads them and subscribes.
                if (!_isDisposed && _states is not null)
                {
                    _states = SettingsReader.Next(_states, new(scope.ServiceProvider, diagnostics));
                }
            }
        }
        catch (ObjectDisposedException)
        {
            Dispose(); // The configuration outlives its host.
        }
    }
}
