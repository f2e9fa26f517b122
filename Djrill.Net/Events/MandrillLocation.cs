namespace Djrill.Net.Events;

/// <summary>
/// Describes the likely location of a client (<c>location</c>). Mandrill derives the location from the client's IP address.
/// </summary>
public sealed record MandrillLocation
{
    internal static readonly ObjectReader<MandrillLocation> Reader = new(
        "country_short country region city postal_code timezone latitude longitude country_long",
        static members => new()
        {
            CountryCode = members.Text("country_short"u8),
            Country = members.Text("country"u8) ?? members.Text("country_long"u8),
            Region = members.Text("region"u8),
            City = members.Text("city"u8),
            PostalCode = members.Text("postal_code"u8) is { } code && code != "-" ? code : null,
            TimeZone = members.Text("timezone"u8),
            Latitude = Degrees(members.Number("latitude"u8), 90),
            Longitude = Degrees(members.Number("longitude"u8), 180),
        });

    internal MandrillLocation()
    {
    }

    /// <summary>Gets the country's code (<c>country_short</c>), such as <c>US</c>.</summary>
    /// <value>As sent. Null if absent.</value>
    public string? CountryCode { get; internal init; }

    /// <summary>Gets the country's name (<c>country</c>, or else <c>country_long</c>), such as <c>United States</c>.</summary>
    /// <value>As sent. Null if both are absent.</value>
    public string? Country { get; internal init; }

    /// <summary>Gets the region (<c>region</c>), such as <c>Oklahoma</c>.</summary>
    /// <value>As sent. Null if absent.</value>
    public string? Region { get; internal init; }

    /// <summary>Gets the city (<c>city</c>), such as <c>Oklahoma City</c>.</summary>
    /// <value>As sent. Null if absent.</value>
    public string? City { get; internal init; }

    /// <summary>Gets the postal code (<c>postal_code</c>), such as <c>73101</c>.</summary>
    /// <value>As sent. Null if absent, or if the value is <c>-</c>, which means unknown.</value>
    public string? PostalCode { get; internal init; }

    /// <summary>Gets the offset from UTC (<c>timezone</c>), such as <c>-05:00</c>.</summary>
    /// <value>As sent. Null if absent.</value>
    public string? TimeZone { get; internal init; }

    /// <summary>Gets the latitude in degrees; north is positive (<c>latitude</c>).</summary>
    /// <value>From -90 to 90. Null if absent, out of range, or not a number, such as <c>INVALID IP ADDRESS</c>.</value>
    public double? Latitude { get; internal init; }

    /// <summary>Gets the longitude in degrees; east is positive (<c>longitude</c>).</summary>
    /// <value>From -180 to 180. Null if absent, out of range, or not a number, such as <c>INVALID IP ADDRESS</c>.</value>
    public double? Longitude { get; internal init; }

    private static double? Degrees(double? number, int most) => number is { } degrees && Math.Abs(degrees) <= most ? degrees : null;
}
