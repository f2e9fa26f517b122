using System.Security.Cryptography;
using System.Text;
using Djrill.Net.Protocol;
using Djrill.Net.Tests.Protocol;

namespace Djrill.Net.Fuzz;

/// <summary>Reads a body as a form, and holds it to the framework's decoder: fields, refusals and signatures.</summary>
internal static class FormTarget
{
    /// <summary>The size of the first block that is decoded into.</summary>
    private const int FirstBlock = 4096;

    private static readonly SignaturePair[] Pairs = [SignaturePair.From("https://a.test/", "one"), SignaturePair.From("https://b.test/?q=1", "two")];

    /// <summary>Without its first byte the input is the body. That byte says how far in front of the first block's end it begins.</summary>
    public static void Run(ReadOnlyMemory<byte> input)
    {
        var cut = new CutInput(input.IsEmpty ? input : input[1..]);
        var filling = Filling(input.IsEmpty ? (byte)0 : input.Span[0]);
        var expected = FormReference.Read([.. filling, .. cut.Text.Span]).ToList();
        using var buffer = new BodyBuffer();

        var refusal = Read(new FormDecoder(buffer), cut.Pieces.Prepend(filling), out var form);

        DifferenceException.ThrowUnlessEqual(refusal, ExpectedRefusal(expected), "Refusal");
        if (refusal is null)
        {
            DifferenceException.ThrowUnlessEqual(Show(form.Sent.Select(Latin1)), Show(expected), "Fields");
            DifferenceException.ThrowUnlessEqual(Show(Pairs.Select(pair => SignatureHash.Compute(pair, form))), Show(ExpectedSignatures(expected)), "Signatures");
        }
    }

    private static byte[] Filling(byte rest) => rest == 0 ? [] : Encoding.ASCII.GetBytes($"f={new string('x', FirstBlock - 1 - rest)}&");

    private static BodyError? Read(FormDecoder decoder, IEnumerable<ReadOnlyMemory<byte>> pieces, out FormFields form)
    {
        form = new FormFields([]);
        foreach (var piece in pieces)
        {
            if (decoder.Decode(piece.Span) is { } refusal)
            {
                return refusal;
            }
        }

        return decoder.End(out form);
    }

    private static BodyError? ExpectedRefusal(IEnumerable<(string Name, string Value)> fields) => fields
        .Select(static (field, index) =>
            index == FormLimits.MaxFields ? BodyError.TooManyFields :
            field.Name.Length > FormLimits.MaxNameLength ? BodyError.NameTooLong :
            default(BodyError?))
        .FirstOrDefault(static refusal => refusal is not null);

    private static IEnumerable<string> ExpectedSignatures(IEnumerable<(string Name, string Value)> fields)
    {
        var sorted = fields.OrderBy(static field => field.Name, StringComparer.Ordinal).Select(static field => field.Name + field.Value);
        var signed = Encoding.Latin1.GetBytes(string.Concat(sorted));
        return Pairs.Select(pair => Convert.ToBase64String(HMACSHA1.HashData(pair.Key, (byte[])[.. pair.Url, .. signed])));
    }

    private static (string Name, string Value) Latin1(FormField field) =>
        (Encoding.Latin1.GetString(field.Name), Encoding.Latin1.GetString(field.Value.Span));

    /// <summary>Lengths stand in front, so that no field can look like two.</summary>
    private static string Show(IEnumerable<(string Name, string Value)> fields) =>
        string.Concat(fields.Select(static field => $"[{field.Name.Length} {field.Name} {field.Value.Length} {field.Value}]"));

    private static string Show(IEnumerable<string> signatures) => string.Join(' ', signatures);
}
