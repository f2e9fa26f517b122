namespace Djrill.Net.Events;

/// <summary>Lists the known types of clients (<c>user_agent_parsed.type</c>). The list is incomplete.</summary>
public enum MandrillUserAgentKind
{
    /// <summary>An absent value, or a value that this package does not know; see <see cref="MandrillUserAgent.Type"/>.</summary>
    Unknown,

    /// <summary>A browser (<c>Browser</c>).</summary>
    Browser,

    /// <summary>An email client (<c>Email Client</c>).</summary>
    EmailClient,

    /// <summary>The browser of a mobile device (<c>Mobile Browser</c>).</summary>
    MobileBrowser,

    /// <summary>A program without a user (<c>robot</c>).</summary>
    Robot,
}
