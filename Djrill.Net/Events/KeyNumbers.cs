using System.Globalization;

namespace Djrill.Net.Events;

/// <summary>
/// Knows how keys have read numbers from the start: if one fraction of an event fits no <see cref="decimal"/>, all its
/// fractions are <see cref="double"/>. Values are read each by itself, but keys are kept in databases.
/// </summary>
internal static class KeyNumbers
{
    /// <summary>Whether a key has to be made of values of which no fraction is a <see cref="decimal"/>.</summary>
    /// <param name="utf8Json">The event.</param>
    /// <param name="time">Its time, one of the key's parts.</param>
    /// <param name="texts">The other parts. The event is looked through only if one of them may have been a number.</param>
    public static bool AreDoubles(ReadOnlySpan<byte> utf8Json, DateTimeOffset? time, params ReadOnlySpan<string?> texts)
    {
        var mayDiffer = time?.Ticks % TimeSpan.TicksPerSecond > 0;
        foreach (var text in texts)
        {
            mayDiffer |= double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        }

        return mayDiffer && !JsonNumber.AllFitDecimal(utf8Json);
    }
}
