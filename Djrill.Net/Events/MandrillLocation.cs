using System.Text.Json.Serialization;

namespace Djrill.Net.Events;

/// <summary>Describes where a client seems to be, by its address (<c>location</c>).</summary>
public sealed record MandrillLocation
{
    [JsonConstructor]
    internal MandrillLocation()
    {
    }

    /// <summary>Gets the country's code (<c>country_short</c>), such as <c>US</c>.</summary>
    /// <value>As sent. Null where absent.</value>
    [JsonInclude, JsonPropertyName("country_short")]
    public string? CountryCode { get; internal set; }

    /// <summary>Gets the country's name (<c>country</c>, else <c>country_long</c>), such as <c>United States</c>.</summary>
    /// <value>As sent. Null where both are absent.</value>
    [JsonInclude, JsonPropertyName("country")]
    public string? Country { get => field ?? LongCountry; internal set; }

    /// <summary>Gets the region (<c>region</c>), such as <c>Oklahoma</c>.</summary>
    /// <value>As sent. Null where absent.</value>
    [JsonInclude, JsonPropertyName("region")]
    public string? Region { get; internal set; }

    /// <summary>Gets the city (<c>city</c>), such as <c>Oklahoma City</c>.</summary>
    /// <value>As sent. Null where absent.</value>
    [JsonInclude, JsonPropertyName("city")]
    public string? City { get; internal set; }

    /// <summary>Gets the postal code (<c>postal_code</c>), such as <c>73101</c>.</summary>
    /// <value>Null where absent or <c>-</c>, which is Mandrill's word for unknown.</value>
    [JsonInclude, JsonPropertyName("postal_code"), JsonConverter(typeof(PostalCodeConverter))]
    public string? PostalCode { get; internal set; }

    /// <summary>Gets the offset from UTC (<c>timezone</c>), such as <c>-05:00</c>.</summary>
    /// <value>As sent. Null where absent.</value>
    [JsonInclude, JsonPropertyName("timezone")]
    public string? TimeZone { get; internal set; }

    /// <summary>Gets the latitude in degrees, north positive (<c>latitude</c>).</summary>
    /// <value>From -90 to 90. Null where absent, beyond that, or no number, such as <c>INVALID IP ADDRESS</c>.</value>
    [JsonInclude, JsonPropertyName("latitude"), JsonConverter(typeof(LatitudeConverter))]
    public double? Latitude { get; internal set; }

    /// <summary>Gets the longitude in degrees, east positive (<c>longitude</c>).</summary>
    /// <value>From -180 to 180. Null where absent, beyond that, or no number, such as <c>INVALID IP ADDRESS</c>.</value>
    [JsonInclude, JsonPropertyName("longitude"), JsonConverter(typeof(LongitudeConverter))]
    public double? Longitude { get; internal set; }

    /// <summary>The country's name in another member, where Mandrill writes that one.</summary>
    [JsonInclude, JsonPropertyName("country_long")]
    internal string? LongCountry { get; set; }
}
