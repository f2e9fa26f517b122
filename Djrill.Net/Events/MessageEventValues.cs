namespace Djrill.Net.Events;

/// <summary>The typed values of a <see cref="MandrillMessageEvent"/>, each as its own member says it.</summary>
internal sealed class MessageEventValues : EventValues
{
    public string? MessageId { get; init; }

    public required MandrillMessage Message { get; init; }

    public string? Url { get; init; }

    public string? Ip { get; init; }

    public string? UserAgent { get; init; }

    public MandrillUserAgent? ParsedUserAgent { get; init; }

    public MandrillLocation? Location { get; init; }

    public string? Diagnostics { get; init; }
}
