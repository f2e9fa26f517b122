using System.Security.Cryptography;
using Djrill.Net.Diagnostics;
using Djrill.Net.Events;
using Djrill.Net.Protocol;

namespace Djrill.Net.Delivery;

/// <summary>Contains one event of a batch, and the outcome of the event for each recipient.</summary>
internal sealed class EventItem(EventSlice slice, DeliveryRecord record)
{
    private ReadOnlyMemory<byte>? _json;
    private MandrillEvent? _event;
    private (string Key, bool IsExample)? _identity;

    /// <summary>Gets the event's index in the batch.</summary>
    public int Index => slice.Index;

    public string? EventType => slice.EventType;

    /// <summary>Gets the event type to write to the log.</summary>
    public string LoggedType => LoggedEventType.For(EventType);

    /// <summary>Gets or sets the key of the event in the store of failed batches. Empty until the store is used.</summary>
    public string Key { get; set; } = "";

    /// <summary>Gets or sets the outcome for each recipient.</summary>
    public DeliveryRecord Record { get; set; } = record;

    /// <summary>
    /// Gets the idempotency key. If there is too little memory to read the event, returns a digest of its JSON. The digest may differ
    /// in a resend, because Mandrill updates the message.
    /// </summary>
    public string IdempotencyKey => (_identity ??= Identify()).Key;

    /// <summary>Gets whether the event is an example that "Send Test" posted.</summary>
    public bool IsExample => (_identity ??= Identify()).IsExample;

    /// <summary>Gets an event object for internal use. Recipients get other instances.</summary>
    public MandrillEvent Event => _event ??= CreateEvent();

    public static EventItem[] CreateAll(IReadOnlyList<EventSlice> slices, DeliveryRecord record)
    {
        var items = new EventItem[slices.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = new(slices[i], record);
        }

        return items;
    }

    /// <summary>Creates an event object for a recipient.</summary>
    public MandrillEvent CreateEvent() => EventReader.Read(slice.EventType, _json ??= slice.Keep());

    /// <summary>Releases the copy of the JSON and the internal event object.</summary>
    public void Release() => (_json, _event) = (null, null);

    private (string Key, bool IsExample) Identify()
    {
        try
        {
            return (Event.IdempotencyKey, Event.IsExample);
        }
        catch (OutOfMemoryException)
        {
            return ($"json-{Convert.ToHexStringLower(SHA256.HashData(slice.Json.Span))}", false);
        }
    }
}
