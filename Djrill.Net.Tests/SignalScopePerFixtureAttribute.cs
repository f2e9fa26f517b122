using System.Diagnostics;
using System.Runtime.CompilerServices;
using Djrill.Net.Delivery;
using Djrill.Net.Http;
using Microsoft.Extensions.Hosting;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Djrill.Net.Tests;

/// <summary>Gives each fixture its own subscribers of <see cref="MandrillSignals"/>, so that fixtures can run in parallel.</summary>
/// <remarks>
/// <see cref="Djrill.Net.Testing.MandrillSignalsIsolation"/> does so for one asynchronous flow. A fixture is several: NUnit
/// starts the tests in another flow than the set-up that builds their host.
/// </remarks>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class SignalScopePerFixtureAttribute : Attribute, ITestAction
{
    private static readonly ConditionalWeakTable<ITest, SignalScope> Scopes = [];

    static SignalScopePerFixtureAttribute() => DiagnosticListener.AllListeners.Subscribe(new HostObserver());

    public ActionTargets Targets => ActionTargets.Test;

    public void BeforeTest(ITest test) => SignalScope.Current = ScopeFor(test);

    public void AfterTest(ITest test) => SignalScope.Current = SignalScope.Process;

    private static SignalScope ScopeFor(ITest test)
    {
        var fixture = test;
        while (fixture is not TestFixture && fixture.Parent is { } parent)
        {
            fixture = parent;
        }

        return Scopes.GetValue(fixture, static _ => new SignalScope());
    }

    /// <summary>Adds each host to the scope of the fixture that builds it.</summary>
    private sealed class HostObserver : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting")
            {
                value.Subscribe(this);
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "HostBuilt", Value: IHost host })
            {
                var (test, before) = (TestExecutionContext.CurrentContext.CurrentTest, SignalScope.Current);
                SignalScope.Current = test.IsSuite && before == SignalScope.Process ? ScopeFor(test) : before;
                _ = WebhookHost.For(host.Services); // It keeps the scope that it is made in.
                SignalScope.Current = before;
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
