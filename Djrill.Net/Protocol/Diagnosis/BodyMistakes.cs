using System.Net;
using System.Text;

namespace Djrill.Net.Protocol;

/// <summary>Undoes the known changes that a proxy or a middleware makes to the body.</summary>
internal static class BodyMistakes
{
    private const string Cure =
        "The body was changed on the way. Find the middleware or proxy that did it, and let it pass the body on unchanged.";

    /// <summary>Lists the forms as they may have been before the change. Lists nothing without the field 'mandrill_events'.</summary>
    public static IEnumerable<BodyVariant> Correct(FormFields form) => WithoutOtherFields(form).Concat(WithRestoredValue(form));

    private static IEnumerable<BodyVariant> WithoutOtherFields(FormFields form) =>
        form.Sent.Count == 1 ? [] : form.Sent.Where(static field => field.IsEvents).Select(static field => new BodyVariant(
            new([field]),
            new(MandrillSignatureMistakes.FormFields, "without the other form fields", Cure)));

    private static IEnumerable<BodyVariant> WithRestoredValue(FormFields form)
    {
        if (form.FindEvents(out var field) is not null)
        {
            yield break;
        }

        // Invalid UTF-8 becomes U+FFFD, which no signature fits. Mandrill sends ASCII.
        var value = Encoding.UTF8.GetString(field.Value.Span);
        foreach (var (text, word, change) in Restore(value).Where(restored => restored.Text != value))
        {
            var restored = FormFields.Create(field.Name, Encoding.UTF8.GetBytes(text));
            yield return new(
                new([.. form.Sent.Select(sent => sent == field ? restored : sent)]), new(word, $"with {change}", Cure), restored.Body);
        }
    }

    private static IEnumerable<(string Text, string Word, string Change)> Restore(string value) =>
        JsonFormat.Restore(value).Select(static json => (
            json.Text, MandrillSignatureMistakes.JsonFormat, $"the JSON as Mandrill wrote it: {JsonFormat.Describe(json.Rules)}"))
        .Concat(PlusSigns.Restore(value).Select(static text => (
            text, MandrillSignatureMistakes.PlusSigns, "plus signs and spaces of the body exchanged")))
        .Concat(LineEnds(value).Select(static text => (
            text, MandrillSignatureMistakes.LineEnds, "the line ends of the body removed or exchanged")))
        .Concat(Decode(value).Select(static text => (
            text, MandrillSignatureMistakes.EncodedTwice, "the body percent-decoded a second time")));

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
