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
    /// <summary>Initializes a new instance with the event types that the handler receives.</summary>
    /// <param name="eventTypes">
    /// The event types, as in <see cref="MandrillWebhookEventArgs.EventType"/>. <see cref="Events.MandrillEventTypes"/> lists the known
    /// types. The comparison is <see cref="Events.MandrillEventTypes.AreSame"/>, which treats the two names of a list as equal.
    /// </param>
    /// <exception cref="ArgumentException"><paramref name="eventTypes"/> is empty, or contains a null or blank string.</exception>
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

    /// <summary>Gets the event types that the handler receives.</summary>
    public IReadOnlyList<string> EventTypes { get; }
}
