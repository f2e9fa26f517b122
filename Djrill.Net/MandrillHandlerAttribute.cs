namespace Djrill.Net;

/// <summary>Names a handler, so that its name survives a rename of the class.</summary>
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
}
