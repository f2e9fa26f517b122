namespace Djrill.Net;

/// <summary>Limits a handler to events of certain types.</summary>
/// <example>
/// <code>
/// [MandrillEvents(MandrillEventTypes.HardBounce, MandrillEventTypes.SoftBounce)]
/// public sealed class BounceHandler : IMandrillEventHandler&lt;MandrillMessageEvent&gt;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MandrillEventsAttribute : Attribute
{
    /// <summary>Initializes a new instance with the types that the handler is given.</summary>
    /// <param name="eventTypes">
    /// The types, as in <see cref="MandrillWebhookEventArgs.EventType"/>. <see cref="Events.MandrillEventTypes"/> lists the known types.
    /// They are compared by <see cref="Events.MandrillEventTypes.AreSame"/>, so that either word for a list covers the other.
    /// </param>
    /// <exception cref="ArgumentException">There is no type, or one is null or blank.</exception>
    public MandrillEventsAttribute(params string[] eventTypes)
    {
        ArgumentNullException.ThrowIfNull(eventTypes);
        if (eventTypes.Length == 0 || eventTypes.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException(
                "'MandrillEvents' names no event type, or a blank one. Give the types that the handler is for, such as 'hard_bounce'.",
                nameof(eventTypes));
        }

        EventTypes = [.. eventTypes];
    }

    /// <summary>Gets the types that the handler is given.</summary>
    public IReadOnlyList<string> EventTypes { get; }
}
