using System.Diagnostics;
using Djrill.Net.Delivery;
using Djrill.Net.Http;
using Microsoft.Extensions.Hosting;

namespace Djrill.Net.Testing;

/// <summary>Isolates the static events of <see cref="MandrillSignals"/>, so that tests with separate hosts can run in parallel.</summary>
public static class MandrillSignalsIsolation
{
    /// <summary>Begins a scope for the subscriptions and hosts of one test.</summary>
    /// <returns>The scope. Disposing the scope removes its subscriptions and restores the outer scope.</returns>
    /// <remarks>
    /// <para>
    /// A host calls only the subscribers of the scope in which the host was built. A host without a scope calls only the subscribers
    /// without a scope. The scope flows to <c>async</c> calls, new threads and tasks, including a <c>Program</c> that a
    /// <c>WebApplicationFactory</c> starts. An unsubscription affects only the current scope.
    /// </para>
    /// <para>
    /// Call the method in the test itself, before the host is built. A scope that begins in an <c>async</c> set-up method does not flow to
    /// the test. The application must subscribe at start, because the scope does not flow to requests.
    /// </para>
    /// </remarks>
    public static IDisposable Begin() => new Isolation();

    private sealed class Isolation : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        private readonly SignalScope _scope = new();
        private readonly SignalScope _outer = SignalScope.Current;
        private readonly List<IDisposable> _observations = [];
        private readonly IDisposable _observation;
        private bool _isDisposed;

        public Isolation()
        {
            SignalScope.Current = _scope;
            _observation = DiagnosticListener.AllListeners.Subscribe(this);
        }

        public void Dispose()
        {
            _observation.Dispose();
            lock (_observations)
            {
                _isDisposed = true;
                _observations.ForEach(static observation => observation.Dispose());
                _observations.Clear();
            }

            _scope.Clear();
            if (SignalScope.Current == _scope)
            {
                SignalScope.Current = _outer;
            }
        }

        /// <summary>Subscribes to the listener of a host builder.</summary>
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
            {
                lock (_observations)
                {
                    // After Dispose, a new subscription would never be removed.
                    if (!_isDisposed)
                    {
                        _observations.Add(value.Subscribe(this));
                    }
                }
            }
        }

        /// <summary>Adds a newly built host to the scope. The event is raised by the code that builds the host.</summary>
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "HostBuilt", Value: IHost host } && SignalScope.Current == _scope)
            {
                _ = WebhookHost.For(host.Services); // The new WebhookHost stores the current scope.
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
