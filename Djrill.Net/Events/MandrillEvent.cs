using Newtonsoft.Json.Linq;

namespace Djrill.Net.Events;

/// <summary>Describes one event of a Mandrill webhook, typed: a message's, an inbound email's, a list change, or an unknown one.</summary>
/// <remarks>
/// <para>
/// Nothing that Mandrill sends makes a property fail. Where a member is absent, null, empty or of a wrong type, its property
/// is null or empty, as documented with it; the others keep their values, and <see cref="Data"/> shows what came. A number is
/// read from a text too, and a text from a number. A number that is not finite counts as absent.
/// </para>
/// <para>
/// An event is read once and does not change. A test may make one with an object initializer. The data behind it is shared
/// by all subscribers and can be changed by them; that changes no typed property.
/// </para>
/// </remarks>
public abstract class MandrillEvent
{
    /// <summary>The most characters that an <see cref="IdempotencyKey"/> has, in this version and in later ones.</summary>
    public const int IdempotencyKeyMaxLength = 80;

    private protected MandrillEvent()
    {
    }

    /// <summary>Gets the event's type (<c>event</c>; of list changes <c>{type}_{action}</c>).</summary>
    /// <value>See <see cref="MandrillWebhookEventArgs.EventType"/>. Null where the event says none.</value>
    public string? EventType { get; init; }

    /// <summary>Gets when the event happened, in UTC (<c>ts</c>, Unix seconds).</summary>
    /// <value>Null where the member is absent, no number, negative or beyond the year 9999.</value>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Gets the event as Mandrill sent it, with every member, nothing converted.</summary>
    /// <value>See <see cref="MandrillWebhookEventArgs.Data"/>. Default: an object without members.</value>
    public JObject Data { get; init; } = [];

    /// <summary>Gets a text that is the same whenever Mandrill sends this event, and another for every other event.</summary>
    /// <value>
    /// ASCII letters, digits and hyphens, at most <see cref="IdempotencyKeyMaxLength"/>; to be compared ordinally, though a
    /// comparison that ignores case does no harm. Fit for the key of a database and for the name of a file.
    /// </value>
    /// <remarks>
    /// <para>
    /// Mandrill sends no id of an event, and resends a batch with newer snapshots of the messages. So the key is a digest
    /// (SHA-256) of what stays: of message events the type, the message's id, the recipient, the time, the link, the client's
    /// address and user agent, and what the receiving server answered to a bounce; of inbound email the source, the
    /// recipient and the time; of list changes the list, the action, the address, the subaccount and the time. Where one
    /// of those that identify the event is missing, and of unknown events always, the whole of <see cref="Data"/> is digested.
    /// </para>
    /// <para>
    /// The same in every process, culture and version of this package. Two clicks of one client on one link within a second
    /// cannot be told apart. Mandrill's example of an inbound email is the same each time it is sent; see
    /// <see cref="IsExample"/>. The key is made when first asked for; unless given, as a test may.
    /// </para>
    /// </remarks>
    public string IdempotencyKey { get => field ??= CreateKey(); init; }

    /// <summary>Gets whether this is one of the made-up events of "Send Test" at Mandrill, to be acknowledged and not acted on.</summary>
    /// <value>
    /// True where the message's id begins with <c>exampleaaaa</c>, or the address is Mandrill's example address, or, of
    /// inbound email, subject and time are those of Mandrill's example.
    /// </value>
    public abstract bool IsExample { get; }

    private protected abstract string CreateKey();
}
