namespace Djrill.Net.Events;

/// <summary>
/// Describes an event of a type that this package does not know, such as those of SMS. <see cref="MandrillEvent.Data"/> has
/// all that is known of it.
/// </summary>
public sealed class MandrillUnknownEvent : MandrillEvent
{
    private static readonly EventNames Names = new(["ts", "_id"], ["_id", "email"]);

    internal MandrillUnknownEvent(string? eventType, ReadOnlyMemory<byte> utf8Json)
        : base(eventType, utf8Json, Names)
    {
    }

    /// <inheritdoc/>
    public override bool IsExample =>
        SendTestEvents.HasId(Members.Event().Text("_id"u8) ?? Members.Message().Text("_id"u8))
        || SendTestEvents.IsAddress(Members.Message().Text("email"u8));

    private protected override string CreateKey()
    {
        using var key = new EventKey("unknown");
        key.Add(EventType);
        return key.Finish(Utf8Json.Span);
    }
}
