using System.Text;

namespace Djrill.Net.Protocol;

/// <summary>The fields of a form.</summary>
internal sealed class FormFields(IReadOnlyList<FormField> fields)
{
    public const string EventsName = "mandrill_events";

    private static readonly Comparer<byte[]> ByName = Comparer<byte[]>.Create(static (x, y) => x.AsSpan().SequenceCompareTo(y));

    /// <summary>Gets the fields in the order sent.</summary>
    public IReadOnlyList<FormField> Sent => fields;

    /// <summary>Gets the fields in the order that Mandrill signs: by name, in ordinal order. Equal names stay in the order sent.</summary>
    public IEnumerable<FormField> Sorted => fields.OrderBy(static sent => sent.Name, ByName);

    /// <summary>Gets the number of signed bytes.</summary>
    public long Size => fields.Sum(static sent => (long)sent.Name.Length + sent.Length);

    /// <summary>Gets whether the form is that of Mandrill's URL check: an empty batch, <c>[]</c>, without other fields.</summary>
    public bool IsHandshake => fields.Count == 1 && FindEvents(out var events) is null && events.Value.Span.SequenceEqual("[]"u8);

    /// <summary>Creates a form from strings, which are encoded as UTF-8.</summary>
    public static FormFields FromStrings(IEnumerable<KeyValuePair<string, string>> fields) =>
        new([.. fields.Select(static field => Create(Encoding.UTF8.GetBytes(field.Key ?? ""), Encoding.UTF8.GetBytes(field.Value ?? "")))]);

    /// <summary>Creates a field from a decoded name and a decoded value.</summary>
    public static FormField Create(byte[] name, ReadOnlySpan<byte> value)
    {
        var body = new BodyBuffer();
        value.CopyTo(body.GetSpan(value.Length));
        return new(name, body, 0, value.Length);
    }

    /// <summary>Finds the field 'mandrill_events'. A missing or repeated field is an error.</summary>
    /// <returns>The error, or null.</returns>
    public BodyError? FindEvents(out FormField field)
    {
        field = fields.FirstOrDefault(static sent => sent.IsEvents);
        return fields.Count(static sent => sent.IsEvents) switch
        {
            0 => BodyError.MissingEvents,
            1 => null,
            _ => BodyError.RepeatedEvents,
        };
    }
}
