using System.Text.Json.Serialization;

namespace Djrill.Net.Events;

/// <summary>Describes what Mandrill makes of a client's user agent (<c>user_agent_parsed</c>).</summary>
public sealed record MandrillUserAgent
{
    [JsonConstructor]
    internal MandrillUserAgent()
    {
    }

    /// <summary>Gets the type of the client (<c>type</c>), such as <c>Email Client</c>.</summary>
    /// <value>As sent; new ones may come. Null where absent.</value>
    [JsonInclude, JsonPropertyName("type")]
    public string? Type { get; internal set; }

    /// <summary>Gets the type of the client, if it is a known one, in any case (<c>type</c>).</summary>
    /// <value><see cref="MandrillUserAgentKind.Unknown"/> where <see cref="Type"/> is none of the known.</value>
    public MandrillUserAgentKind Kind => Type?.ToUpperInvariant() switch
    {
        "BROWSER" => MandrillUserAgentKind.Browser,
        "EMAIL CLIENT" => MandrillUserAgentKind.EmailClient,
        "MOBILE BROWSER" => MandrillUserAgentKind.MobileBrowser,
        "ROBOT" => MandrillUserAgentKind.Robot,
        _ => MandrillUserAgentKind.Unknown,
    };

    /// <summary>Gets the family of the client (<c>ua_family</c>), such as <c>Firefox</c>.</summary>
    /// <value>As sent. Null where absent.</value>
    [JsonInclude, JsonPropertyName("ua_family")]
    public string? Family { get; internal set; }

    /// <summary>Gets the name of the client (<c>ua_name</c>), such as <c>Firefox 140.0</c>.</summary>
    /// <value>As sent. Null where absent.</value>
    [JsonInclude, JsonPropertyName("ua_name")]
    public string? Name { get; internal set; }

    /// <summary>Gets the version of the client (<c>ua_version</c>), such as <c>140.0</c>.</summary>
    /// <value>As sent. Null where absent.</value>
    [JsonInclude, JsonPropertyName("ua_version")]
    public string? Version { get; internal set; }

    /// <summary>Gets the site of the client (<c>ua_url</c>).</summary>
    /// <value>As sent. Null where absent.</value>
    [JsonInclude, JsonPropertyName("ua_url")]
    public string? Url { get; internal set; }

    /// <summary>Gets the maker of the client (<c>ua_company</c>), such as <c>Mozilla Foundation</c>.</summary>
    /// <value>As sent. Null where absent.</value>
    [JsonInclude, JsonPropertyName("ua_company")]
    public string? Company { get; internal set; }

    /// <summary>Gets the site of the client's maker (<c>ua_company_url</c>).</summary>
    /// <value>As sent. Null where absent.</value>
    [JsonInclude, JsonPropertyName("ua_company_url")]
    public string? CompanyUrl { get; internal set; }

    /// <summary>Gets the URL of the client's icon (<c>ua_icon</c>).</summary>
    /// <value>As sent. Null where absent.</value>
    [JsonInclude, JsonPropertyName("ua_icon")]
    public string? Icon { get; internal set; }

    /// <summary>Gets the family of the operating system (<c>os_family</c>), such as <c>Linux</c>.</summary>
    /// <value>As sent. Null where absent.</value>
    [JsonInclude, JsonPropertyName("os_family")]
    public string? OsFamily { get; internal set; }

    /// <summary>Gets the name of the operating system (<c>os_name</c>), such as <c>Windows XP</c>.</summary>
    /// <value>As sent. Null where absent.</value>
    [JsonInclude, JsonPropertyName("os_name")]
    public string? OsName { get; internal set; }

    /// <summary>Gets the site of the operating system (<c>os_url</c>).</summary>
    /// <value>As sent. Null where absent.</value>
    [JsonInclude, JsonPropertyName("os_url")]
    public string? OsUrl { get; internal set; }

    /// <summary>Gets the maker of the operating system (<c>os_company</c>).</summary>
    /// <value>As sent. Null where absent.</value>
    [JsonInclude, JsonPropertyName("os_company")]
    public string? OsCompany { get; internal set; }

    /// <summary>Gets the site of the operating system's maker (<c>os_company_url</c>).</summary>
    /// <value>As sent. Null where absent.</value>
    [JsonInclude, JsonPropertyName("os_company_url")]
    public string? OsCompanyUrl { get; internal set; }

    /// <summary>Gets the URL of the operating system's icon (<c>os_icon</c>).</summary>
    /// <value>As sent. Null where absent.</value>
    [JsonInclude, JsonPropertyName("os_icon")]
    public string? OsIcon { get; internal set; }

    /// <summary>Gets whether the client is a mobile device's (<c>mobile</c>).</summary>
    /// <value>Null where absent, or neither true nor false.</value>
    [JsonInclude, JsonPropertyName("mobile")]
    public bool? IsMobile { get; internal set; }
}
