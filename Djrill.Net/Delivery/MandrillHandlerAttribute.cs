namespace Djrill.Net;

/// <summary>Sets the name of a handler, or limits the handler to one webhook. The name does not change when you rename the class.</summary>
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
    /// <value>Default: null. Null and blank mean the full name of the class.</value>
    public string? Name { get; init; }

    /// <summary>Gets the name of the webhook whose events or dead letters the handler receives.</summary>
    /// <value>
    /// The name that was passed to <c>AddMandrillWebhook</c>, or empty for the webhook of <c>AddDjrill</c>. Case is ignored.
    /// Default: null, which means all webhooks. If a handler of <c>AddMandrillEventHandler</c> names an unknown webhook, the application
    /// fails to start. An application without <c>AddDjrill</c> starts, and such a handler receives no events.
    /// </value>
    public string? Webhook { get; init; }
}
