using System.Diagnostics.CodeAnalysis;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Events;

/// <summary>Describes one event of a Mandrill webhook: of a message, of an inbound email, of a list, or of an unknown type.</summary>
/// <remarks>
/// <para>
/// Reading a property never fails. A member that is absent, null, empty or of a wrong type is read as null or as an empty list. The other
/// members keep their values, and <see cref="Data"/> has the original. A number may be sent as a string, and a string as a number. An infinite
/// number counts as absent.
/// </para>
/// <para>
/// An event owns a copy of its JSON, so it may be kept after the request. Its typed values, <see cref="IdempotencyKey"/> and
/// <see cref="IsExample"/> depend on that JSON alone, never change, and are thread-safe. Each recipient of a delivery gets an event object
/// of its own. <see cref="Parse(string)"/> creates an event outside a request, for example in a worker or in a test.
/// </para>
/// </remarks>
public abstract class MandrillEvent
{
    /// <summary>The most characters that an <see cref="IdempotencyKey"/> has, in this version and in later ones.</summary>
    public const int IdempotencyKeyMaxLength = 80;

    private readonly EventNames _names;
    private EventMembers? _members;
    private JObject? _data;

    private protected MandrillEvent(string? eventType, ReadOnlyMemory<byte> utf8Json, EventNames names) =>
        (EventType, Utf8Json, _names) = (eventType, utf8Json, names);

    /// <summary>Gets the event's type (<c>event</c>, or <c>{type}_{action}</c> of a list change).</summary>
    /// <value>
    /// As sent. If the member <c>event</c> is absent, empty or not a string, <c>{type}_{action}</c>, such as <c>whitelist_add</c>. Null if
    /// these are absent too. <see cref="MandrillEventTypes"/> lists the known types.
    /// </value>
    public string? EventType { get; }

    /// <summary>Gets when the event happened, in UTC (<c>ts</c>, Unix seconds).</summary>
    /// <value>Null if the member is absent, not a number, negative or beyond the year 9999.</value>
    public DateTimeOffset? Timestamp => Members.Event().Timestamp("ts"u8);

    /// <summary>Gets the event as Mandrill sent it: one element of <c>mandrill_events</c>, in UTF-8, after form decoding.</summary>
    /// <value>One JSON object. For a parsed event, the bytes that were parsed. Bytes that are not valid UTF-8 stay as sent.</value>
    public ReadOnlyMemory<byte> Utf8Json { get; }

    /// <summary>Gets the event as a Newtonsoft tree, with every member, nothing converted.</summary>
    /// <value>
    /// Strings that look like dates are strings. A fraction is a <see cref="decimal"/> if that represents it exactly, or else a
    /// <see cref="double"/>, which may be infinite. A whole number of more than 380 digits is an infinite <see cref="double"/>. A repeated
    /// name has its last value.
    /// </value>
    /// <remarks>
    /// The tree is built on first use, and kept. It belongs to this event object alone: a change of it changes no typed value, no key, and
    /// no other recipient's event. It is not thread-safe.
    /// </remarks>
    public JObject Data => Volatile.Read(ref _data) ?? Keep(ref _data, JObjectBuilder.Build(Utf8Json.Span));

    /// <summary>Gets a key that identifies this event across retries.</summary>
    /// <value>
    /// ASCII letters, digits and hyphens, at most <see cref="IdempotencyKeyMaxLength"/>. It fits the key of a database and the name of a
    /// file, and may be compared with or without case.
    /// </value>
    /// <remarks>
    /// <para>
    /// Mandrill sends no id of an event, and resends a batch with newer snapshots of the messages. So the key is a SHA-256 digest of the
    /// parts that do not change. For a message event: type, message id, recipient, time, link, client address, user agent, and the server's
    /// answer to a bounce. For an inbound email: source, recipient, time. For a list change: list, action, address, subaccount, time. If a
    /// part that identifies the event is missing, and for unknown events always, the digest includes the whole JSON.
    /// </para>
    /// <para>
    /// The key is the same in every process, culture and version of this package. Two clicks of one client on one link within a second have
    /// the same key. Each example of an inbound email has the same key; see <see cref="IsExample"/>.
    /// </para>
    /// </remarks>
    public string IdempotencyKey => field ??= EventKey.Create(this);

    /// <summary>Gets whether this is an example event of Mandrill's "Send Test". Acknowledge it, and do not act on it.</summary>
    /// <value>
    /// True if the message id begins with <c>exampleaaaa</c>, or if the address is Mandrill's example address. True also for an inbound email
    /// with the subject and the time of Mandrill's example.
    /// </value>
    public abstract bool IsExample { get; }

    /// <summary>Gets the first word of the key.</summary>
    internal abstract string KeyKind { get; }

    private protected EventMembers Members => Volatile.Read(ref _members) ?? Keep(ref _members, new(Utf8Json, _names));

    /// <summary>Creates an event from the JSON of <see cref="ToJson"/>, or from one element of <c>mandrill_events</c>.</summary>
    /// <param name="json">One JSON object of at most 63 levels, as from a webhook. Half a surrogate pair is stored as U+FFFD.</param>
    /// <returns>An event with the same type, key and values as the one that Mandrill delivered.</returns>
    /// <remarks>Only the form is checked. Unknown members, wrong types and odd values never cause an exception.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="json"/> is not exactly one JSON object, or nests too deep.</exception>
    public static MandrillEvent Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return EventParser.Parse(Encoding.UTF8.GetBytes(json), nameof(json));
    }

    /// <summary>Creates an event from the JSON of <see cref="Utf8Json"/>, or from one element of <c>mandrill_events</c>.</summary>
    /// <param name="utf8Json">
    /// One JSON object in UTF-8, without a byte order mark, of at most 63 levels. It is copied, so the caller may reuse its buffer. Bytes
    /// that are not valid UTF-8 are kept, and read as U+FFFD.
    /// </param>
    /// <returns>An event with the same type, key and values as the one that Mandrill delivered.</returns>
    /// <remarks>Only the form is checked. Unknown members, wrong types and odd values never cause an exception.</remarks>
    /// <exception cref="FormatException"><paramref name="utf8Json"/> is not exactly one JSON object, or nests too deep.</exception>
    public static MandrillEvent Parse(ReadOnlySpan<byte> utf8Json) => EventParser.Parse(utf8Json.ToArray(), nameof(utf8Json));

    /// <summary>Creates an event as <see cref="Parse(string)"/> does, without an exception for other texts.</summary>
    /// <param name="json">One JSON object; see <see cref="Parse(string)"/>.</param>
    /// <param name="mandrillEvent">The event, or null.</param>
    /// <returns>False if <paramref name="json"/> is null, not exactly one JSON object, or nests too deep.</returns>
    public static bool TryParse([NotNullWhen(true)] string? json, [NotNullWhen(true)] out MandrillEvent? mandrillEvent)
    {
        mandrillEvent = null;
        return json is not null && EventParser.TryRead(Encoding.UTF8.GetBytes(json), out mandrillEvent) is null;
    }

    /// <summary>Returns the event as Mandrill sent it, as a string for a queue, a table or a log.</summary>
    /// <returns>
    /// <see cref="Utf8Json"/> as a string, for <see cref="Parse(string)"/>. Bytes that are not valid UTF-8 become U+FFFD.
    /// </returns>
    public string ToJson() => Encoding.UTF8.GetString(Utf8Json.Span);

    /// <summary>Adds the parts that identify the event to its key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="hasDecimals">See <see cref="JsonNumber.Read"/>.</param>
    internal abstract void AddKeyParts(EventKey key, bool hasDecimals);

    /// <summary>Keeps a value. If two threads read it at the same time, both get the same one.</summary>
    private protected static T Keep<T>(ref T? field, T value)
        where T : class => Interlocked.CompareExchange(ref field, value, null) ?? value;

}
