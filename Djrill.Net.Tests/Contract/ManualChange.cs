using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Djrill.Net.Tests.Contract;

/// <summary>Reports a change of options that code sets.</summary>
internal sealed class ManualChange : IOptionsChangeTokenSource<DjrillOptions>
{
    private ConfigurationReloadToken _token = new();

    public string Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => _token;

    public void Signal()
    {
        try
        {
            Interlocked.Exchange(ref _token, new()).OnReload();
        }
        catch (AggregateException)
        {
            // The framework's own monitor of the options throws into the change what it cannot read.
        }
    }
}
