namespace Djrill.Net.Benchmarks.Receivers.Typed;

/// <summary>What opened a message.</summary>
internal sealed class TypedUserAgent
{
    public string? Type { get; set; }

    public string? UaFamily { get; set; }

    public string? UaName { get; set; }

    public string? UaVersion { get; set; }

    public string? UaUrl { get; set; }

    public string? UaCompany { get; set; }

    public string? UaCompanyUrl { get; set; }

    public string? UaIcon { get; set; }

    public string? OsFamily { get; set; }

    public string? OsName { get; set; }

    public string? OsUrl { get; set; }

    public string? OsCompany { get; set; }

    public string? OsCompanyUrl { get; set; }

    public string? OsIcon { get; set; }

    public bool? Mobile { get; set; }
}
