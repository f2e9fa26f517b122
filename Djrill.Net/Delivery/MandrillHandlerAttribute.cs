namespace Djrill.Net;

/// <summary>Names a handler and limits it to one webhook. The name survives a rename of the class.</summary>
/// <example>
/// <code>
/// [MandrillHandler(Name = "bounces")]
/// public sealed class BounceHandler : IMandrillEventHandler&lt;MandrillMessageEvent&gt;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MandrillHandlerAttribute : Attribute
{
    /// <summary>Gets the name of the handler in logs, metrics, spans and dead letters.</summary>
    /// <value>Default: null, which means the full name of the class. Blank means the same.</value>
    public string? Name { get; init; }

    /// <summary>Gets the name of the webhook whose events, or dead letters, the handler is given.</summary>
    /// <value>
    /// A name that <c>AddMandrillWebhook</c> was given, without regard to case, or empty for the webhook of <c>AddDjrill</c>.
    /// Default: null, which means all webhooks. The start fails if a handler of <c>AddMandrillEventHandler</c> names a
    /// webhook that is not registered. Without <c>AddDjrill</c> such a handler gets no event.
    /// </value>
    public string? Webhook { get; init; }
}
