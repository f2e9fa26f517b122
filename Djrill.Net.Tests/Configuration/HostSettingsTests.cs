using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Djrill.Net.Tests.Configuration;

internal sealed class HostSettingsTests
{
    [Test]
    public void FirstReadingThatThrows_LeavesNoSubscription()
    {
        var source = new CountingSource();
        using var services = new ServiceCollection()
            .AddOptions()
            .AddSingleton<ILoggerFactory, BrokenLoggers>()
            .AddSingleton<IOptionsChangeTokenSource<DjrillOptions>>(source)
            .BuildServiceProvider();
        var diagnostics = new HostDiagnostics(services.GetRequiredService<ILoggerFactory>(), null, null, TimeProvider.System);
        using var settings = new HostSettings(services.GetRequiredService<IServiceScopeFactory>(), diagnostics);

        for (var i = 0; i < 3; i++)
        {
            Assert.That(() => settings.Current(""), Throws.InvalidOperationException);
        }

        Assert.That((source.Made, source.Active), Is.EqualTo((3, 0)));
    }

    private sealed class BrokenLoggers : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => throw new InvalidOperationException();

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }

    /// <summary>Counts the callbacks that are registered with it.</summary>
    private sealed class CountingSource : IOptionsChangeTokenSource<DjrillOptions>, IChangeToken, IDisposable
    {
        public string Name => Options.DefaultName;

        public int Made { get; private set; }

        public int Active { get; private set; }

        public bool HasChanged => false;

        public bool ActiveChangeCallbacks => true;

        public IChangeToken GetChangeToken() => this;

        public IDisposable RegisterChangeCallback(Action<object?> callback, object? state)
        {
            Made++;
            Active++;
            return this;
        }

        public void Dispose() => Active--;
    }
}
