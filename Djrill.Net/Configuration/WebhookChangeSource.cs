using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Djrill.Net.Configuration;

/// <summary>Signals a change of the configuration to the framework's options of a named webhook.</summary>
internal sealed class WebhookChangeSource(string name, SettingsSource? source) : IOptionsChangeTokenSource<MandrillWebhookOptions>
{
    public string Name => name;

    public IChangeToken GetChangeToken() => source?.GetChangeToken() ?? new CancellationChangeToken(CancellationToken.None);
}
