using System.Net;

namespace Djrill.Net.Sample;

/// <summary>Reads the form of a captured post.</summary>
internal static class FormBody
{
    private static ReadOnlySpan<byte> EventsName => "mandrill_events="u8;

    /// <summary>Gets the decoded bytes of <c>mandrill_events</c>, or null if the content is not a form with this field.</summary>
    public static byte[]? ReadEvents(ReadOnlySpan<byte> content)
    {
        var form = content.Trim(" \t\r\n"u8);
        foreach (var range in form.Split((byte)'&'))
        {
            if (form[range].StartsWith(EventsName))
            {
                var value = form[range][EventsName.Length..].ToArray();
                return WebUtility.UrlDecodeToBytes(value, 0, value.Length);
            }
        }

        return null;
    }
}
