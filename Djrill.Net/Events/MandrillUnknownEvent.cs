namespace Djrill.Net.Events;

/// <summary>
/// Describes an event whose type this package does not know, such as an SMS event. <see cref="MandrillEvent.Data"/> contains the members.
/// </summary>
public sealed class MandrillUnknownEvent : MandrillEvent
{
    private static readonly EventNames Names = new("ts _id", "_id email");

    internal MandrillUnknownEvent(string? eventType, ReadOnlyMemory<byte> utf8Json)
        : base(eventType, utf8Json, Names)
    {
    }

    internal override string KeyKind => "unknown";

    /// <inheritdoc/>
    public override bool IsExample =>
        SendTestEvents.HasExampleId(Members.Event().Text("_id"u8) ?? Members.Message().Text("_id"u8))
        || SendTestEvents.IsExampleAddress(Members.Message().Text("email"u8));

    internal override void AddKeyParts(EventKey key, bool hasDecimals)
    {
        key.Add(EventType);
        key.IncludesJson = true;
    }
}
