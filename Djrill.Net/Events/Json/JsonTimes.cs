using System.Buffers.Text;
using System.Globalization;

namespace Djrill.Net.Events;

/// <summary>Converts a value to a point in time, or to null. No value causes an exception.</summary>
internal static class JsonTimes
{
    /// <summary>The date formats of Mandrill and of ISO 8601. A date without an offset is in UTC.</summary>
    private static readonly string[] DateFormats = ["yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>The seconds from 1970 to the end of the year 9999, the last that .NET can represent.</summary>
    private static readonly long MaxSeconds = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Reads the seconds since 1970. A negative number is not the time of an event.</summary>
    /// <param name="utf8Json">One valid JSON value, or nothing.</param>
    /// <param name="hasDecimals">See <see cref="JsonNumber.Read"/>.</param>
    public static DateTimeOffset? ReadTimestamp(ReadOnlySpan<byte> utf8Json, bool hasDecimals)
    {
        // Almost all timestamps are whole numbers. Reading them so allocates nothing.
        decimal? seconds = Utf8Parser.TryParse(utf8Json, out long whole, out var length) && length == utf8Json.Length
            ? whole
            : JsonValues.Exact(JsonValues.ReadScalar(utf8Json, hasDecimals));
        return seconds >= 0 && seconds <= MaxSeconds
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds.Value * TimeSpan.TicksPerSecond))
            : null;
    }

    /// <summary>Converts a date such as <c>2023-11-14 22:16:20</c>.</summary>
    public static DateTimeOffset? Date(object? value) => DateTimeOffset.TryParseExact(
        JsonValues.Text(value), DateFormats, CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
        | DateTimeStyles.AllowLeadingWhite | DateTimeStyles.AllowTrailingWhite,
        out var date) ? date : null;
}
