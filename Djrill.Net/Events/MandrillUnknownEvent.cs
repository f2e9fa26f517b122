namespace Djrill.Net.Events;

/// <summary>
/// Describes an event of a type that this package does not know, such as those of SMS. <see cref="MandrillEvent.Data"/> has
/// all that is known of it.
/// </summary>
public sealed class MandrillUnknownEvent : MandrillEvent
{
    /// <inheritdoc/>
    public override bool IsExample =>
        ExampleEvents.HasId(Data.Text("_id") ?? Data.Object("msg").Text("_id")) ||
        ExampleEvents.IsAddress(Data.Object("msg").Text("email"));

    private protected override string CreateKey() => EventKey.Of("unknown", [EventType], Data);
}
