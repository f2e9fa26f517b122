using System.Text;

namespace Djrill.Net.Protocol;

/// <summary>The fields of a form.</summary>
internal sealed class FormFields(IReadOnlyList<FormField> fields)
{
    public const string EventsName = "mandrill_events";

    private static readonly byte[] EventsNameBytes = Encoding.ASCII.GetBytes(EventsName);

    private static readonly Comparer<byte[]> ByName = Comparer<byte[]>.Create(static (x, y) => x.AsSpan().SequenceCompareTo(y));

    /// <summary>Gets the fields in the order sent.</summary>
    public IReadOnlyList<FormField> Sent => fields;

    /// <summary>Gets the fields as Mandrill signs them: in ordinal order of their names, equal names in the order sent.</summary>
    public IEnumerable<FormField> Sorted => fields.OrderBy(static sent => sent.Name, ByName);

    /// <summary>Gets whether the form is exactly that of Mandrill's URL check: the empty batch and nothing else.</summary>
    public bool IsHandshake => fields.Count == 1 && FindEvents(out var events) is null && events.Value.Span.SequenceEqual("[]"u8);

    /// <summary>Converts fields of text to UTF-8, such as those of a form that MVC has read.</summary>
    public static FormFields FromText(IEnumerable<KeyValuePair<string, string>> fields) =>
        new([.. fields.Select(static field => Create(Encoding.UTF8.GetBytes(field.Key ?? ""), Encoding.UTF8.GetBytes(field.Value ?? "")))]);

    /// <summary>Creates a field from a decoded value.</summary>
    public static FormField Create(byte[] name, ReadOnlySpan<byte> value)
    {
        var body = new BodyBuffer();
        value.CopyTo(body.GetSpan(value.Length));
        return new(name, body, 0, value.Length);
    }

    /// <summary>Finds the one field named 'mandrill_events'.</summary>
    /// <returns>The error, or null.</returns>
    public BodyError? FindEvents(out FormField field)
    {
        field = fields.FirstOrDefault(HoldsEvents);
        return fields.Count(HoldsEvents) switch
        {
            0 => BodyError.MissingEvents,
            1 => null,
            _ => BodyError.RepeatedEvents,
        };
    }

    private static bool HoldsEvents(FormField field) => field.Name.AsSpan().SequenceEqual(EventsNameBytes);
}
