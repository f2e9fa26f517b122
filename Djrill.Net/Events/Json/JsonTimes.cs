using System.Buffers.Text;
using System.Globalization;

namespace Djrill.Net.Events;

/// <summary>Converts JSON values to points in time. The methods return null for other values, and never throw an exception.</summary>
internal static class JsonTimes
{
    /// <summary>The date formats of Mandrill and of ISO 8601. A date without an offset from UTC is a UTC date.</summary>
    private static readonly string[] DateFormats = ["yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>The number of seconds from 1970 to the end of the year 9999. .NET cannot represent later dates.</summary>
    private static readonly long MaxSeconds = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Reads a time in seconds since 1970. Returns null for a negative number.</summary>
    /// <param name="utf8Json">One valid JSON value, or an empty span.</param>
    /// <param name="hasDecimals">False to read each fraction as a <see cref="double"/>; see <see cref="JsonNumber.Read"/>.</param>
    public static DateTimeOffset? ReadTimestamp(ReadOnlySpan<byte> utf8Json, bool hasDecimals)
    {
        // Almost all timestamps are whole numbers. The parser reads a whole number without an allocation.
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
