namespace Djrill.Net.Sample;

/// <summary>Prepares texts for the terminal.</summary>
internal static class ShownText
{
    /// <summary>Replaces control characters: in a stranger's text, they could steer the terminal.</summary>
    public static string OneLine(string text) =>
        string.Concat(text.Select(static character => char.IsControl(character) ? ' ' : character));

    /// <summary>Writes a number of things, such as '1 event' or '2 events'.</summary>
    public static string Count(int number, string singular, string plural) => $"{number} {(number == 1 ? singular : plural)}";
}
