using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Djrill.Net.Configuration;

/// <summary>Signals configuration changes to the options of a named webhook.</summary>
internal sealed class WebhookChangeSource(string name, SettingsSource? source) : IOptionsChangeTokenSource<MandrillWebhookOptions>
{
    public string Name => name;

    public IChangeToken GetChangeToken() => source?.GetChangeToken() ?? new CancellationChangeToken(CancellationToken.None);
}
