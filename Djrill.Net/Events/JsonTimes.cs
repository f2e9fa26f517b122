using System.Buffers.Text;
using System.Globalization;

namespace Djrill.Net.Events;

/// <summary>Reads a value as a point in time, or as null. Nothing in it throws, whatever the value is.</summary>
internal static class JsonTimes
{
    /// <summary>Mandrill's form of dates, and ISO's; in UTC where nothing else is said.</summary>
    private static readonly string[] DateFormats = ["yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>The seconds from 1970 to the end of the year 9999, where .NET's times end.</summary>
    private static readonly long EndOfTime = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>Reads the seconds since 1970. What is before that is no time of an event.</summary>
    public static DateTimeOffset? Timestamp(object? value) => JsonValues.Exact(value) is { } seconds && seconds >= 0 && seconds <= EndOfTime
        ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
        : null;

    /// <summary>Reads a value as <see cref="Timestamp(object?)"/> does.</summary>
    /// <param name="utf8Json">One valid JSON value, or nothing.</param>
    /// <param name="hasDecimals">See <see cref="JsonNumber.Read"/>.</param>
    public static DateTimeOffset? ReadTimestamp(ReadOnlySpan<byte> utf8Json, bool hasDecimals = true) =>
        Utf8Parser.TryParse(utf8Json, out long seconds, out var length) && length == utf8Json.Length
            ? Timestamp(seconds)
            : Timestamp(JsonValues.ReadScalar(utf8Json, hasDecimals));

    private static DateTimeOffset? Timestamp(long seconds) =>
        seconds >= 0 && seconds <= EndOfTime ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    /// <summary>Reads a date such as <c>2023-11-14 22:16:20</c>.</summary>
    public static DateTimeOffset? Date(object? value) => DateTimeOffset.TryParseExact(
        JsonValues.Text(value), DateFormats, CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowLeadingWhite | DateTimeStyles.AllowTrailingWhite,
        out var date) ? date : null;
}
