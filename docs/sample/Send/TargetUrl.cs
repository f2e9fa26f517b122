using System.Net.Http.Headers;
using System.Text;

namespace Djrill.Net.Sample;

/// <summary>A URL as it was typed. <see cref="Uri.ToString"/> and the usual constructors of <see cref="Uri"/> would normalise it.</summary>
internal sealed class TargetUrl
{
    private readonly Uri _uri;

    private TargetUrl(string text, Uri uri) => (Text, _uri) = (text, uri);

    /// <summary>Gets the URL as typed.</summary>
    public string Text { get; }

    /// <summary>Gets scheme, host and port: nothing of it is secret.</summary>
    public string Address => $"{_uri.Scheme}://{_uri.Authority}";

    public bool IsThisMachine => _uri.IsLoopback;

    /// <summary>Gets the header for the user name and password of the URL, which HTTP does not send in the URL.</summary>
    public AuthenticationHeaderValue? Credentials => _uri.UserInfo.Length == 0 ? null
        : new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(_uri.UserInfo))));

    /// <summary>Parses an absolute http or https URL.</summary>
    /// <param name="text">The URL.</param>
    /// <param name="name">What the URL is, for messages.</param>
    public static TargetUrl Parse(string text, string name)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")
            || !text.StartsWith($"{uri.Scheme}://", StringComparison.OrdinalIgnoreCase))
        {
            var hint = SampleTypes.Find(text) is null ? "" : $" For an event of that type, write '--event {text}'.";
            throw new ArgumentMistakeException($"{name} '{Shown(text)}' is not an absolute http or https URL. "
                + $"Write it as entered at Mandrill, such as \"https://hooks.example.com/djrill/webhook/?secret=…\", in quotes.{hint}");
        }

        return new(text, uri);
    }

    /// <summary>Creates the address of a request, which is sent byte for byte as typed.</summary>
    public Uri ToRequestUri()
    {
        var path = Text.IndexOf("://", StringComparison.Ordinal) + 3;
        path = Text.IndexOfAny(['/', '?', '#', '\\'], path) is var found and >= 0 ? found : Text.Length;
        if (Text.AsSpan(path).ContainsAnyExceptInRange('!', '~') || Text.AsSpan(path).ContainsAny('#', '\\'))
        {
            throw new ArgumentMistakeException(
                $"The URL '{Shown(Text)}' has a '#', a '\\', white space or a character outside of ASCII after its host. "
                + "HTTP cannot send it as typed. Remove it, or write it percent-encoded, such as '%20', here and at Mandrill.");
        }

        var separator = path < Text.Length && Text[path] == '/' ? "" : "/";
        var options = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        return new($"{_uri.Scheme}://{_uri.Authority}{separator}{Text.AsSpan(path)}", options);
    }

    /// <summary>Shortens a URL for a message. The query may hold the secret, and the user name stands before a password.</summary>
    public static string Shown(string text)
    {
        var shown = text.Split('?', 2)[0];
        return shown.LastIndexOf('@') is var at and >= 0 ? $"…{shown[at..]}" : shown;
    }
}
