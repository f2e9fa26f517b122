using Newtonsoft.Json.Linq;

namespace Djrill.Net.Events;

/// <summary>
/// Describes an event of a type that this package does not know, such as those of SMS. <see cref="MandrillEvent.Data"/> has
/// all that is known of it.
/// </summary>
public sealed class MandrillUnknownEvent : MandrillEvent
{
    internal MandrillUnknownEvent(string? eventType, ReadOnlyMemory<byte> utf8Json)
        : base(eventType, utf8Json)
    {
    }

    /// <inheritdoc/>
    public override bool IsExample => ((UnknownEventValues)Values).IsExample;

    private protected override EventValues ReadValues(JObject tree) => new UnknownEventValues
    {
        Timestamp = tree.Timestamp("ts"),
        IsExample = ExampleEvents.HasId(tree.Text("_id") ?? tree.Object("msg").Text("_id")) ||
            ExampleEvents.IsAddress(tree.Object("msg").Text("email")),
    };

    private protected override string CreateKey() => EventKey.Of("unknown", [EventType], ReadTree());

    private sealed class UnknownEventValues : EventValues
    {
        public bool IsExample { get; init; }
    }
}
