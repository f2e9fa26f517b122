namespace Djrill.Net.Inspector;

/// <summary>Limits what one page shows of an event, in bytes as they are sent.</summary>
internal sealed class TextBudget(int bytes)
{
    private const int Encoded = 10; // Such as '&#x1F600;'.

    public bool IsEmpty => bytes <= 0;

    /// <summary>Takes the cost of the markup around a text.</summary>
    public void TakeMarkup(int cost) => bytes -= cost;

    /// <summary>Returns as much of the text as the budget and a limit allow, and the length of a text that was cut.</summary>
    public string Take(string? text, int maxLength, bool keepLines = false, Func<string, string>? write = null)
    {
        var (length, used) = (0, 0);
        var cut = Parts.Cut(text, maxLength) ?? "";
        var shown = ShownText.Of(write is null ? cut : write(cut), keepLines);
        foreach (var rune in shown.EnumerateRunes())
        {
            var cost = rune.Value < 128 ? (char.IsLetterOrDigit((char)rune.Value) || rune.Value is ' ' or '.' or '-' or '_' ? 1 : 6)
                : rune.IsBmp ? 3 : Encoded;
            if (used + cost > bytes)
            {
                break;
            }

            (length, used) = (length + rune.Utf16SequenceLength, used + cost);
        }

        bytes -= used;
        var isCut = length < shown.Length || text?.Length > maxLength;
        return isCut ? $"{shown[..length]}… (cut; {Parts.Number(text!.Length)} characters)" : shown;
    }
}
