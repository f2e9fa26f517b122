using System.Diagnostics.CodeAnalysis;
using System.Text;
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
/// An event owns a copy of its JSON, so it may be kept after the request. Its typed values, <see cref="IdempotencyKey"/> and
/// <see cref="IsExample"/> depend on that JSON alone and never change. They are thread-safe. Each recipient of a delivery
/// gets an event object of its own. <see cref="Parse(string)"/> makes an event outside a request: in a worker, or in a test.
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

    /// <summary>Gets the event's type (<c>event</c>; of list changes <c>{type}_{action}</c>).</summary>
    /// <value>
    /// As sent. The member <c>event</c>; where that is absent, empty or no text, <c>{type}_{action}</c>, such as
    /// <c>whitelist_add</c>; null where the event says neither. <see cref="MandrillEventTypes"/> lists the known ones.
    /// </value>
    public string? EventType { get; }

    /// <summary>Gets when the event happened, in UTC (<c>ts</c>, Unix seconds).</summary>
    /// <value>Null where the member is absent, no number, negative or beyond the year 9999.</value>
    public DateTimeOffset? Timestamp => Members.Event().Timestamp("ts"u8);

    /// <summary>Gets the event as Mandrill sent it: one element of <c>mandrill_events</c>, in UTF-8, after form decoding.</summary>
    /// <value>
    /// One JSON object. Of a parsed event, the bytes that were parsed. Bytes that are not valid UTF-8 stay as sent.
    /// </value>
    public ReadOnlyMemory<byte> Utf8Json { get; }

    /// <summary>Gets the event as Mandrill sent it, with every member, nothing converted.</summary>
    /// <value>
    /// Texts that look like dates are texts. A fraction is a <see cref="decimal"/> where that holds it exactly, else a
    /// <see cref="double"/>, infinite where it is beyond that. A whole number of more than 380 digits is an infinite
    /// <see cref="double"/>. Of a repeated name the last value stands.
    /// </value>
    /// <remarks>
    /// Built when first asked for, and kept. It belongs to this event object alone: changing it changes no typed value, no
    /// key, and no other recipient's event. It is not thread-safe.
    /// </remarks>
    public JObject Data => Volatile.Read(ref _data) ?? Keep(ref _data, TreeBuilder.Build(Utf8Json.Span));

    /// <summary>Gets a key that identifies this event across retries.</summary>
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
    /// of those that identify the event is missing, and of unknown events always, the whole of the event's JSON is digested.
    /// </para>
    /// <para>
    /// The same in every process, culture and version of this package. Two clicks of one client on one link within a second
    /// cannot be told apart. Mandrill's example of an inbound email is the same each time it is sent; see
    /// <see cref="IsExample"/>. The key is made when first asked for.
    /// </para>
    /// </remarks>
    public string IdempotencyKey => field ??= CreateKey();

    /// <summary>Gets whether this is one of the made-up events of "Send Test" at Mandrill, to be acknowledged and not acted on.</summary>
    /// <value>
    /// True where the message's id begins with <c>exampleaaaa</c>, or the address is Mandrill's example address, or, of
    /// inbound email, subject and time are those of Mandrill's example.
    /// </value>
    public abstract bool IsExample { get; }

    private protected EventMembers Members => Volatile.Read(ref _members) ?? Keep(ref _members, new(Utf8Json, _names));

    /// <summary>Makes an event from the JSON of <see cref="ToJson"/>, or from one element of <c>mandrill_events</c>.</summary>
    /// <param name="json">
    /// One JSON object. It may nest 63 levels deep, as an event of a webhook may. Half a surrogate pair is stored as U+FFFD.
    /// </param>
    /// <returns>An event with the same type, key and values as the one that Mandrill delivered.</returns>
    /// <remarks>Only the form is checked. Unknown members, wrong types and odd values never cause an exception.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="json"/> is not exactly one JSON object, or nests too deep.</exception>
    public static MandrillEvent Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return EventParser.Parse(Encoding.UTF8.GetBytes(json), nameof(json));
    }

    /// <summary>Makes an event from the JSON of <see cref="Utf8Json"/>, or from one element of <c>mandrill_events</c>.</summary>
    /// <param name="utf8Json">
    /// One JSON object in UTF-8, without a byte order mark. It may nest 63 levels deep, as an event of a webhook may. It is copied,
    /// so the caller may reuse its buffer. In texts, bytes that are not valid UTF-8 are kept, and read as U+FFFD.
    /// </param>
    /// <returns>An event with the same type, key and values as the one that Mandrill delivered.</returns>
    /// <remarks>Only the form is checked. Unknown members, wrong types and odd values never cause an exception.</remarks>
    /// <exception cref="FormatException"><paramref name="utf8Json"/> is not exactly one JSON object, or nests too deep.</exception>
    public static MandrillEvent Parse(ReadOnlySpan<byte> utf8Json) => EventParser.Parse(utf8Json.ToArray(), nameof(utf8Json));

    /// <summary>Makes an event as <see cref="Parse(string)"/> does, without an exception for other texts.</summary>
    /// <param name="json">One JSON object; see <see cref="Parse(string)"/>.</param>
    /// <param name="mandrillEvent">The event, or null.</param>
    /// <returns>False if <paramref name="json"/> is null, not exactly one JSON object, or nests too deep.</returns>
    public static bool TryParse([NotNullWhen(true)] string? json, [NotNullWhen(true)] out MandrillEvent? mandrillEvent)
    {
        mandrillEvent = null;
        return json is not null && EventParser.TryRead(Encoding.UTF8.GetBytes(json), out mandrillEvent) is null;
    }

    /// <summary>Gives the event as Mandrill sent it, as a text for a queue, a table or a log of your own.</summary>
    /// <returns>
    /// <see cref="Utf8Json"/> as a text; bytes that are not valid UTF-8 become U+FFFD, as in the typed values.
    /// <see cref="Parse(string)"/> makes an equal event from it.
    /// </returns>
    public string ToJson() => Encoding.UTF8.GetString(Utf8Json.Span);

    /// <summary>Keeps what was read. Of two threads that read it at the same time, one result stands.</summary>
    private protected static T Keep<T>(ref T? field, T value)
        where T : class => Interlocked.CompareExchange(ref field, value, null) ?? value;

    private protected abstract string CreateKey();
}
