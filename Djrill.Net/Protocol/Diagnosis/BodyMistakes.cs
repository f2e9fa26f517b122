using System.Net;
using System.Text;

namespace Djrill.Net.Protocol;

/// <summary>Undoes the known changes that a proxy or a middleware makes to the body.</summary>
internal static class BodyMistakes
{
    /// <summary>Lists the forms as they may have been before the change. Lists nothing without the field 'mandrill_events'.</summary>
    public static IEnumerable<BodyVariant> Correct(FormFields form)
    {
        if (form.FindEvents(out var field) is not null)
        {
            yield break;
        }

        if (form.Sent.Count > 1)
        {
            yield return new(new([field]), new(MandrillSignatureMistakes.FormFields, "without the other form fields"));
        }

        // Invalid UTF-8 becomes U+FFFD, which no signature fits. Mandrill sends ASCII.
        var value = Encoding.UTF8.GetString(field.Value.Span);
        foreach (var (text, mistake) in Undo(value).Where(change => change.Text != value))
        {
            var restored = FormFields.Create(field.Name, Encoding.UTF8.GetBytes(text));
            yield return new(new([.. form.Sent.Select(sent => sent == field ? restored : sent)]), mistake);
        }
    }

    private static IEnumerable<(string Text, SignatureMistake Mistake)> Undo(string value) =>
        Changes(JsonFormat.Restore(value), MandrillSignatureMistakes.JsonFormat, @"JSON written as Mandrill writes it, with '\/' for '/'")
        .Concat(Changes(PlusSigns.Restore(value), MandrillSignatureMistakes.PlusSigns, "plus signs and spaces exchanged"))
        .Concat(Changes(LineEnds(value), MandrillSignatureMistakes.LineEnds, "line ends removed or exchanged"))
        .Concat(Changes(Decode(value), MandrillSignatureMistakes.EncodedTwice, "value percent-decoded once more"));

    private static IEnumerable<(string Text, SignatureMistake Mistake)> Changes(IEnumerable<string> texts, string word, string change)
    {
        var mistake = new SignatureMistake(word, $"with the body's {change}");
        return texts.Select(text => (text, mistake));
    }

    private static IEnumerable<string> LineEnds(string value)
    {
        yield return value.TrimEnd('\r', '\n');
        yield return value.Replace("\r\n", "\n", StringComparison.Ordinal);
        yield return value.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Decode(string value)
    {
        if (value.Contains('%', StringComparison.Ordinal))
        {
            yield return WebUtility.UrlDecode(value);
            yield return Uri.UnescapeDataString(value);
        }
    }
}
