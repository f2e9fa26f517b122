using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Djrill.Net.Configuration;

/// <summary>Tells the framework's options of a named webhook that the configuration has changed.</summary>
internal sealed class WebhookChangeSource(string name, SettingsSource? source) : IOptionsChangeTokenSource<MandrillWebhookOptions>
{
    public string Name => name;

    public IChangeToken GetChangeToken() => source?.GetChangeToken() ?? new CancellationChangeToken(CancellationToken.None);
}
