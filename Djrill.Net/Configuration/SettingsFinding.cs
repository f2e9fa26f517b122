using Microsoft.Extensions.Logging;

namespace Djrill.Net.Configuration;

/// <summary>A log message of level Warning about valid settings. The message contains no secret, no key and no URL.</summary>
/// <param name="Kind">The name of the log method.</param>
/// <param name="Subject">The value that the message shows. Two findings are equal if both kind and subject are equal.</param>
/// <param name="Log">Logs the message.</param>
internal sealed record SettingsFinding(string Kind, string Subject, Action<ILogger> Log)
{
    public bool Equals(SettingsFinding? other) => (Kind, Subject) == (other?.Kind, other?.Subject);

    public override int GetHashCode() => HashCode.Combine(Kind, Subject);
}
