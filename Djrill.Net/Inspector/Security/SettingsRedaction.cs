using System.Text.Encodings.Web;
using Djrill.Net.Configuration;

namespace Djrill.Net.Inspector;

/// <summary>Hides the secrets and keys of the settings wherever a page would show them, such as in an error message.</summary>
internal static class SettingsRedaction
{
    private const int MinLength = 8; // A shorter text occurs by chance.

    public static string Redact(InspectorRequest request, string page)
    {
        foreach (var text in Texts(request.Webhooks.Settings, request.Host.Protection.Encoder))
        {
            page = page.Replace(text, "[hidden]", StringComparison.Ordinal);
        }

        return page;
    }

    private static IEnumerable<string> Texts(HostSettings settings, HtmlEncoder encoder) =>
        from name in settings.Names
        let options = settings.Current(name).Options
        where options is not null
        from setting in options.Secrets().Concat(options.Keys())
        where setting.Value.Length >= MinLength
        from form in (string[])[setting.Value, encoder.Encode(setting.Value), Uri.EscapeDataString(setting.Value)]
        select form;
}
