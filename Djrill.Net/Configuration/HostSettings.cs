using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Djrill.Net.Configuration;

/// <summary>
/// Keeps the settings of one host. A change of their sources is read at once; if it is not valid, the last valid settings
/// stay in force.
/// </summary>
/// <param name="scopes">Makes the scopes in which the settings are read.</param>
internal sealed class HostSettings(IServiceScopeFactory scopes) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<IDisposable> _subscriptions = [];
    private volatile SettingsState? _state;
    private bool _isDisposed;

    /// <summary>The present state. Reading it never throws and, after the first time, never waits.</summary>
    public SettingsState Current => _state ?? ReadFirst();

    public void Dispose()
    {
        List<IDisposable> subscriptions;
        lock (_lock)
        {
            _isDisposed = true;
            subscriptions = [.. _subscriptions];
            _subscriptions.Clear();
        }

        // Outside the lock: this waits for a callback that runs, and the callback may wait for the lock.
        subscriptions.ForEach(static subscription => subscription.Dispose());
    }

    private SettingsState ReadFirst()
    {
        var subscriptions = new List<IDisposable>();
        try
        {
            lock (_lock)
            {
                if (_state is { } state)
                {
                    return state;
                }

                using var scope = scopes.CreateScope();
                Subscribe(subscriptions, scope.ServiceProvider); // First, so that a change while the settings are read is not missed.
                _state = SettingsTransition.Next(null, scope.ServiceProvider);
                _subscriptions.AddRange(subscriptions);
                return _state;
            }
        }
        catch
        {
            // The next request reads and subscribes again. Outside the lock, as in Dispose.
            subscriptions.ForEach(static subscription => subscription.Dispose());
            throw;
        }
    }

    private void Subscribe(List<IDisposable> subscriptions, IServiceProvider services)
    {
        foreach (var source in services.GetServices<IOptionsChangeTokenSource<DjrillOptions>>())
        {
            if ((source.Name ?? Options.DefaultName) == Options.DefaultName)
            {
                subscriptions.Add(ChangeToken.OnChange(source.GetChangeToken, Refresh));
            }
        }

        // A configuration may outlive its host and would keep it alive. The plain MVC way has no container that disposes this.
        if (services.GetService<IHostApplicationLifetime>() is { } lifetime)
        {
            subscriptions.Add(lifetime.ApplicationStopped.Register(Dispose));
        }
    }

    /// <summary>Reads a change. Changes are read one after the other, so that the newest ends up in force.</summary>
    private void Refresh()
    {
        try
        {
            using var scope = scopes.CreateScope();
            lock (_lock)
            {
                // Settings that were never read are read by the next request, which subscribes as well.
                if (!_isDisposed && _state is not null)
                {
                    _state = SettingsTransition.Next(_state, scope.ServiceProvider);
                }
            }
        }
        catch (ObjectDisposedException)
        {
            Dispose(); // The configuration outlives its host.
        }
    }
}
