using System.Diagnostics.CodeAnalysis;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Events;

/// <summary>Describes one event from a Mandrill webhook. This is the base class of all event classes.</summary>
/// <remarks>
/// <para>
/// Property getters never throw an exception. If a JSON member is absent, null, empty or of an unexpected type, the property is null or an
/// empty list. Other properties are not affected, and <see cref="Data"/> contains the original value. A number that is sent as a string is
/// converted to a number, and a number in place of a string to a string. A number outside the range of <see cref="double"/> is treated as
/// absent.
/// </para>
/// <para>
/// An event object owns a copy of its JSON, so an application may keep the object after the request. All properties except
/// <see cref="Data"/> are immutable and thread-safe. During a delivery, each recipient gets a separate event object. To create an event
/// outside a request, for example in a worker or in a test, call <see cref="Parse(string)"/>.
/// </para>
/// </remarks>
public abstract class MandrillEvent
{
    /// <summary>The maximum number of characters of <see cref="IdempotencyKey"/>, in this version and all later versions.</summary>
    public const int IdempotencyKeyMaxLength = 80;

    private readonly EventNames _names;
    private EventMembers? _members;
    private JObject? _data;

    private protected MandrillEvent(string? eventType, ReadOnlyMemory<byte> utf8Json, EventNames names) =>
        (EventType, Utf8Json, _names) = (eventType, utf8Json, names);

    /// <summary>Gets the event type (<c>event</c>, or else <c>{type}_{action}</c>).</summary>
    /// <value>
    /// As sent. If <c>event</c> is absent, empty or not a string, <c>{type}_{action}</c> is used, such as <c>whitelist_add</c>. Null if
    /// <c>type</c> or <c>action</c> is absent too. <see cref="MandrillEventTypes"/> lists the known types.
    /// </value>
    public string? EventType { get; }

    /// <summary>Gets the time of the event, in UTC (<c>ts</c>, Unix seconds).</summary>
    /// <value>Null if the member is absent, not a number, negative, or after the year 9999.</value>
    public DateTimeOffset? Timestamp => Members.Event().Timestamp("ts"u8);

    /// <summary>Gets the original JSON of the event in UTF-8: one element of the form field <c>mandrill_events</c>.</summary>
    /// <value>One JSON object. Bytes that are not valid UTF-8 are unchanged.</value>
    public ReadOnlyMemory<byte> Utf8Json { get; }

    /// <summary>Gets all members of the event as a Newtonsoft tree, without any conversion.</summary>
    /// <value>
    /// Strings remain strings, also if they look like dates. A fraction is a <see cref="decimal"/> if <see cref="decimal"/> represents the
    /// fraction exactly, or else a <see cref="double"/>, which may be infinite. A whole number of more than 380 digits is an infinite
    /// <see cref="double"/>. If a name is repeated, the last value is used.
    /// </value>
    /// <remarks>
    /// The tree is built on first use, and then cached. If you change the tree, the other properties and the event objects of other
    /// recipients stay the same. The tree is not thread-safe.
    /// </remarks>
    public JObject Data => Volatile.Read(ref _data) ?? Keep(ref _data, JObjectBuilder.Build(Utf8Json.Span));

    /// <summary>Gets a key that identifies this event across retries.</summary>
    /// <value>
    /// A string of ASCII letters, digits and hyphens, at most <see cref="IdempotencyKeyMaxLength"/> characters long. The string can be a
    /// database key or a file name. Both case-sensitive and case-insensitive comparisons are safe.
    /// </value>
    /// <remarks>
    /// <para>
    /// Mandrill events have no id. A retry of a batch may contain newer data about the messages. Therefore, the key is a SHA-256 digest of
    /// the values that do not change between retries. For a message event, these are the type, message id, recipient, time, link, IP
    /// address, user agent, and the server's response. For an inbound email, these are the source, recipient and time. For a list change,
    /// these are the list, action, address, subaccount and time. The digest also covers the whole JSON if an identifying value is missing,
    /// or if the event type is unknown.
    /// </para>
    /// <para>
    /// The key does not depend on the process, the culture, or the version of this package. If a client clicks the same link twice within
    /// one second, both events have the same key. All example events of inbound emails have the same key; see <see cref="IsExample"/>.
    /// </para>
    /// </remarks>
    public string IdempotencyKey => field ??= EventKey.Create(this);

    /// <summary>Gets whether Mandrill's "Send Test" created this event. Handlers should ignore such example events.</summary>
    /// <value>
    /// True if the message id begins with <c>exampleaaaa</c>, or if the address is <c>example.webhook@mandrillapp.com</c>. For an inbound
    /// email, also true if the subject and the time are those of Mandrill's example.
    /// </value>
    public abstract bool IsExample { get; }

    /// <summary>Gets the prefix of the key, before the first hyphen.</summary>
    internal abstract string KeyKind { get; }

    private protected EventMembers Members => Volatile.Read(ref _members) ?? Keep(ref _members, new(Utf8Json, _names));

    /// <summary>Creates an event from the JSON of <see cref="ToJson"/>, or from one element of <c>mandrill_events</c>.</summary>
    /// <param name="json">One JSON object that nests at most 63 levels deep. A lone surrogate becomes U+FFFD.</param>
    /// <returns>An event with the same type, key and values as the event that Mandrill delivered.</returns>
    /// <remarks>Only the JSON syntax is checked. Unknown members and unexpected values do not cause an exception.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="json"/> is not exactly one JSON object, or nests too deep.</exception>
    public static MandrillEvent Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return EventParser.Parse(Encoding.UTF8.GetBytes(json), nameof(json));
    }

    /// <summary>Creates an event from the JSON of <see cref="Utf8Json"/>, or from one element of <c>mandrill_events</c>.</summary>
    /// <param name="utf8Json">
    /// One JSON object in UTF-8 that nests at most 63 levels deep, without a byte order mark. The bytes are copied, so the caller may reuse
    /// the buffer. Bytes that are not valid UTF-8 are kept, and properties contain U+FFFD in their place.
    /// </param>
    /// <returns>An event with the same type, key and values as the event that Mandrill delivered.</returns>
    /// <remarks>Only the JSON syntax is checked. Unknown members and unexpected values do not cause an exception.</remarks>
    /// <exception cref="FormatException"><paramref name="utf8Json"/> is not exactly one JSON object, or nests too deep.</exception>
    public static MandrillEvent Parse(ReadOnlySpan<byte> utf8Json) => EventParser.Parse(utf8Json.ToArray(), nameof(utf8Json));

    /// <summary>Creates an event like <see cref="Parse(string)"/>, but returns false for invalid JSON in place of an exception.</summary>
    /// <param name="json">One JSON object; see <see cref="Parse(string)"/>.</param>
    /// <param name="mandrillEvent">The event, or null if the method returns false.</param>
    /// <returns>
    /// True if the event was created. False if <paramref name="json"/> is null, is not exactly one JSON object, or nests too deep.
    /// </returns>
    public static bool TryParse([NotNullWhen(true)] string? json, [NotNullWhen(true)] out MandrillEvent? mandrillEvent)
    {
        mandrillEvent = null;
        return json is not null && EventParser.TryRead(Encoding.UTF8.GetBytes(json), out mandrillEvent) is null;
    }

    /// <summary>Returns the original JSON of the event as a string.</summary>
    /// <returns>
    /// <see cref="Utf8Json"/> as a string. Bytes that are not valid UTF-8 become U+FFFD. <see cref="Parse(string)"/> accepts the string.
    /// </returns>
    public string ToJson() => Encoding.UTF8.GetString(Utf8Json.Span);

    /// <summary>Adds the values that identify the event to a key.</summary>
    /// <param name="key">The key that is being computed.</param>
    /// <param name="hasDecimals">False to read each fraction as a <see cref="double"/>; see <see cref="JsonNumber.Read"/>.</param>
    internal abstract void AddKeyParts(EventKey key, bool hasDecimals);

    /// <summary>Stores a value in a field, unless the field already has a value.</summary>
    /// <returns>The value of the field. Concurrent callers get the same value.</returns>
    private protected static T Keep<T>(ref T? field, T value)
        where T : class => Interlocked.CompareExchange(ref field, value, null) ?? value;
}
