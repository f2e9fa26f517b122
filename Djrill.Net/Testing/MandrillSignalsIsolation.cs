using System.Diagnostics;
using Djrill.Net.Delivery;
using Djrill.Net.Http;
using Microsoft.Extensions.Hosting;

namespace Djrill.Net.Testing;

/// <summary>Isolates the static events of <see cref="MandrillSignals"/>, so that tests with a host each can run in parallel.</summary>
public static class MandrillSignalsIsolation
{
    /// <summary>Begins a scope that holds the subscriptions and the hosts made in it, until it is disposed.</summary>
    /// <returns>An object that ends the scope: it removes the subscriptions and restores the outer scope.</returns>
    /// <remarks>
    /// <para>
    /// A host raises only the subscribers of the scope that it was built in. A host that was built outside every scope raises only
    /// subscribers from outside every scope. The scope flows with <c>async</c> calls and to new threads and tasks, and so to the
    /// <c>Program</c> that a <c>WebApplicationFactory</c> starts. An unsubscription takes effect in its own scope alone.
    /// </para>
    /// <para>
    /// Call it in the test itself, before its host is built: what an <c>async</c> set-up method sets does not reach the test.
    /// The application must subscribe at its start, not within a request: a request does not belong to the flow of the test.
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

        /// <summary>Every builder of a host has a listener of this name.</summary>
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
            {
                lock (_observations)
                {
                    // A builder that is announced while the scope ends would stay observed forever.
                    if (!_isDisposed)
                    {
                        _observations.Add(value.Subscribe(this));
                    }
                }
            }
        }

        /// <summary>A host announces itself in the flow of the code that built it.</summary>
        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "HostBuilt", Value: IHost host } && SignalScope.Current == _scope)
            {
                _ = WebhookHost.For(host.Services); // The new object keeps the current scope.
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
