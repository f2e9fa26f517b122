namespace Djrill.Net.Events;

/// <summary>Holds the names of the members that are read from one kind of event.</summary>
/// <param name="eventNames">The names of the members of the event, separated by spaces.</param>
/// <param name="messageNames">The names of the members of <c>msg</c>, separated by spaces.</param>
internal sealed class EventNames(string eventNames, string messageNames)
{
    public MemberNames Event { get; } = new(eventNames);

    public MemberNames Message { get; } = new(messageNames);
}
