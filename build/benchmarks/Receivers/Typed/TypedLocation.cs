using System.Text.Json.Serialization;

namespace Djrill.Net.Benchmarks.Receivers.Typed;

/// <summary>Where a message was opened.</summary>
internal sealed class TypedLocation
{
    public string? CountryShort { get; set; }

    public string? Country { get; set; }

    public string? Region { get; set; }

    public string? City { get; set; }

    public string? PostalCode { get; set; }

    [JsonPropertyName("timezone")]
    public string? TimeZone { get; set; }

    public double? Latitude { get; set; }

    public double? Longitude { get; set; }
}
