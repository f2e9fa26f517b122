namespace Djrill.Net.Events;

/// <summary>Holds the names of the members that are read of one kind of event, and of its <c>msg</c>, each separated by blanks.</summary>
internal sealed class EventNames(string eventNames, string messageNames)
{
    public MemberNames Event { get; } = new(eventNames);

    public MemberNames Message { get; } = new(messageNames);
}
