using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Djrill.Net.Protocol;

/// <summary>The fields of a form.</summary>
internal sealed class FormFields(IReadOnlyList<FormField> fields)
{
    public const string EventsName = "mandrill_events";

    private static readonly byte[] EventsNameBytes = Encoding.ASCII.GetBytes(EventsName);

    private static readonly Comparer<byte[]> ByName = Comparer<byte[]>.Create(static (x, y) => x.AsSpan().SequenceCompareTo(y));

    /// <summary>The fields in the order in which they were sent.</summary>
    public IReadOnlyList<FormField> Sent { get; } = fields;

    /// <summary>The fields as Mandrill signs them: in ordinal order of their names, equal names in the order sent.</summary>
    public IEnumerable<FormField> Sorted => Sent.Count < 2
        ? Sent
        : Sent.OrderBy(static sent => sent.Name, ByName);

    /// <summary>Finds the one field named 'mandrill_events'.</summary>
    /// <returns>Null, or why the form was refused.</returns>
    public BodyError? FindEvents(out FormField field)
    {
        field = default;
        var count = 0;
        foreach (var sent in Sent)
        {
            if (sent.Name.AsSpan().SequenceEqual(EventsNameBytes))
            {
                field = sent;
                count++;
            }
        }

        return count switch
        {
            0 => BodyError.MissingEvents,
            1 => null,
            _ => BodyError.RepeatedEvents,
        };
    }

    /// <summary>Whether the form is the one of Mandrill's URL check, to the letter: the empty batch and nothing else.</summary>
    public bool IsHandshake() =>
        Sent.Count == 1 && FindEvents(out var field) is null && field.Value.Span is [(byte)'[', (byte)']'];

    /// <summary>Takes fields from text, such as a form that MVC has read before.</summary>
    public static FormFields FromText(IEnumerable<KeyValuePair<string, string>> fields) =>
        new([.. fields.Select(static field => Create(Utf8(field.Key), Utf8(field.Value)))]);

    /// <summary>Makes a field of bytes that nobody decodes.</summary>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The field reads from it for as long as it is held.")]
    public static FormField Create(byte[] name, ReadOnlySpan<byte> value)
    {
        var body = new BodyBuffer();
        value.CopyTo(body.GetSpan(value.Length));
        body.Advance(value.Length);
        return new(name, body, 0, value.Length);
    }

    private static byte[] Utf8(string? text) => Encoding.UTF8.GetBytes(text ?? "");
}
