namespace Djrill.Net.Events;

/// <summary>
/// Describes an event of a type that this package does not know, such as those of SMS. <see cref="MandrillEvent.Data"/> has
/// all that is known of it.
/// </summary>
public sealed class MandrillUnknownEvent : MandrillEvent
{
    private UnknownEventFields? _values;

    internal MandrillUnknownEvent(string? eventType, ReadOnlyMemory<byte> utf8Json)
        : base(eventType, utf8Json)
    {
    }

    /// <inheritdoc/>
    public override bool IsExample => ExampleEvents.HasId(Values.Id ?? Values.Message?.Id) || ExampleEvents.IsAddress(Values.Message?.Email);

    private UnknownEventFields Values =>
        Volatile.Read(ref _values) ?? Keep(ref _values, EventJson.ReadEvent(Utf8Json, EventJson.Default.UnknownEventFields, out _));

    private protected override DateTimeOffset? ReadTimestamp() => Values.Timestamp;

    private protected override string CreateKey()
    {
        using var key = new EventKey("unknown");
        key.Add(EventType);
        return key.Finish(Utf8Json.Span);
    }
}
