using Microsoft.Extensions.Logging;

namespace Djrill.Net.Configuration;

/// <summary>A Warning about valid settings. It holds no secret, no key and no URL.</summary>
/// <param name="Kind">The name of the message.</param>
/// <param name="Subject">The text that the message names. Findings of one kind with the same text are equal.</param>
/// <param name="Log">Logs the message.</param>
internal sealed record SettingsFinding(string Kind, string Subject, Action<ILogger> Log)
{
    public bool Equals(SettingsFinding? other) => (Kind, Subject) == (other?.Kind, other?.Subject);

    public override int GetHashCode() => HashCode.Combine(Kind, Subject);
}
