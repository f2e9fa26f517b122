namespace Djrill.Net.Events;

/// <summary>Knows the names of the members that are looked at in an event of one kind, and in its <c>msg</c>.</summary>
internal sealed class EventNames(string[] eventNames, string[] messageNames)
{
    public MemberNames Event { get; } = new(eventNames);

    public MemberNames Message { get; } = new(messageNames);
}
