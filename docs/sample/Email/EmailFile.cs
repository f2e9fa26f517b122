using System.Text;
using Djrill.Net.Events;
using MimeKit;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Sample;

/// <summary>Creates an inbound event from a MIME file, as Mandrill does for an email that arrives.</summary>
internal static class EmailFile
{
    private const string SourcePlace = "(source)";
    private const string Cure = "Save the source of an email ('Show original' or 'Save as .eml').";

    /// <param name="path">The path of the file, for messages.</param>
    /// <param name="content">The MIME source.</param>
    /// <param name="defaultTime">The time of an email without a date.</param>
    public static MandrillEvent Parse(string path, ReadOnlyMemory<byte> content, DateTimeOffset defaultTime)
    {
        using var email = Load(path, content);
        var time = email.Date.ToUnixTimeSeconds() > 0 ? email.Date : defaultTime;
        var created = new JObject
        {
            ["event"] = MandrillEventTypes.Inbound,
            ["ts"] = time.ToUnixTimeSeconds(),
            ["msg"] = EmailMessage.Create(email, SourcePlace),
        };
        return MandrillEvent.Parse(Insert(MandrillJson.Write(created), content.Span));
    }

    private static MimeMessage Load(string path, ReadOnlyMemory<byte> content)
    {
        try
        {
            var email = MimeMessage.Load(new MemoryStream(content.ToArray()));
            return email.Headers.Count > 0 && email.From.Mailboxes.Any()
                ? email
                : throw new ArgumentMistakeException($"'--eml {path}': the file has no header 'From', so it is not an email. {Cure}");
        }
        catch (FormatException exception)
        {
            throw new ArgumentMistakeException($"'--eml {path}': the file is not an email ({exception.Message}). {Cure}");
        }
    }

    /// <summary>Puts the source in the place that was left for it.</summary>
    private static byte[] Insert(string json, ReadOnlySpan<byte> source)
    {
        var parts = json.Split(SourcePlace, 2);
        return [.. Encoding.ASCII.GetBytes(parts[0]), .. EmailSource.Escape(source), .. Encoding.ASCII.GetBytes(parts[1])];
    }
}
