namespace Djrill.Net.Events;

/// <summary>
/// Describes the client that opened a message or a link (<c>user_agent_parsed</c>). Mandrill derives the values from the user agent.
/// </summary>
public sealed record MandrillUserAgent
{
    internal static readonly ObjectReader<MandrillUserAgent> Reader = new(
        "type ua_family ua_name ua_version ua_url ua_company ua_company_url ua_icon "
        + "os_family os_name os_url os_company os_company_url os_icon mobile",
        static members => new()
        {
            Type = members.Text("type"u8),
            Family = members.Text("ua_family"u8),
            Name = members.Text("ua_name"u8),
            Version = members.Text("ua_version"u8),
            Url = members.Text("ua_url"u8),
            Company = members.Text("ua_company"u8),
            CompanyUrl = members.Text("ua_company_url"u8),
            Icon = members.Text("ua_icon"u8),
            OsFamily = members.Text("os_family"u8),
            OsName = members.Text("os_name"u8),
            OsUrl = members.Text("os_url"u8),
            OsCompany = members.Text("os_company"u8),
            OsCompanyUrl = members.Text("os_company_url"u8),
            OsIcon = members.Text("os_icon"u8),
            IsMobile = members.Flag("mobile"u8),
        });

    internal MandrillUserAgent()
    {
    }

    /// <summary>Gets the type of the client (<c>type</c>), such as <c>Email Client</c>.</summary>
    /// <value>As sent. Mandrill may add new values. Null if absent.</value>
    public string? Type { get; internal init; }

    /// <summary>Gets the type of the client as an enum value (<c>type</c>).</summary>
    /// <value><see cref="MandrillUserAgentKind.Unknown"/> if <see cref="Type"/> is not a known value. Case is ignored.</value>
    public MandrillUserAgentKind Kind => Type?.ToUpperInvariant() switch
    {
        "BROWSER" => MandrillUserAgentKind.Browser,
        "EMAIL CLIENT" => MandrillUserAgentKind.EmailClient,
        "MOBILE BROWSER" => MandrillUserAgentKind.MobileBrowser,
        "ROBOT" => MandrillUserAgentKind.Robot,
        _ => MandrillUserAgentKind.Unknown,
    };

    /// <summary>Gets the family of the client (<c>ua_family</c>), such as <c>Firefox</c>.</summary>
    /// <value>As sent. Null if absent.</value>
    public string? Family { get; internal init; }

    /// <summary>Gets the name of the client (<c>ua_name</c>), such as <c>Firefox 140.0</c>.</summary>
    /// <value>As sent. Null if absent.</value>
    public string? Name { get; internal init; }

    /// <summary>Gets the version of the client (<c>ua_version</c>), such as <c>140.0</c>.</summary>
    /// <value>As sent. Null if absent.</value>
    public string? Version { get; internal init; }

    /// <summary>Gets the URL of the website of the client (<c>ua_url</c>).</summary>
    /// <value>As sent. Null if absent.</value>
    public string? Url { get; internal init; }

    /// <summary>Gets the maker of the client (<c>ua_company</c>), such as <c>Mozilla Foundation</c>.</summary>
    /// <value>As sent. Null if absent.</value>
    public string? Company { get; internal init; }

    /// <summary>Gets the URL of the website of the client's maker (<c>ua_company_url</c>).</summary>
    /// <value>As sent. Null if absent.</value>
    public string? CompanyUrl { get; internal init; }

    /// <summary>Gets the URL of the client's icon (<c>ua_icon</c>).</summary>
    /// <value>As sent. Null if absent.</value>
    public string? Icon { get; internal init; }

    /// <summary>Gets the family of the operating system (<c>os_family</c>), such as <c>Linux</c>.</summary>
    /// <value>As sent. Null if absent.</value>
    public string? OsFamily { get; internal init; }

    /// <summary>Gets the name of the operating system (<c>os_name</c>), such as <c>Windows XP</c>.</summary>
    /// <value>As sent. Null if absent.</value>
    public string? OsName { get; internal init; }

    /// <summary>Gets the URL of the website of the operating system (<c>os_url</c>).</summary>
    /// <value>As sent. Null if absent.</value>
    public string? OsUrl { get; internal init; }

    /// <summary>Gets the maker of the operating system (<c>os_company</c>).</summary>
    /// <value>As sent. Null if absent.</value>
    public string? OsCompany { get; internal init; }

    /// <summary>Gets the URL of the website of the operating system's maker (<c>os_company_url</c>).</summary>
    /// <value>As sent. Null if absent.</value>
    public string? OsCompanyUrl { get; internal init; }

    /// <summary>Gets the URL of the operating system's icon (<c>os_icon</c>).</summary>
    /// <value>As sent. Null if absent.</value>
    public string? OsIcon { get; internal init; }

    /// <summary>Gets whether the client runs on a mobile device (<c>mobile</c>).</summary>
    /// <value>Null if absent, or neither true nor false.</value>
    public bool? IsMobile { get; internal init; }
}
