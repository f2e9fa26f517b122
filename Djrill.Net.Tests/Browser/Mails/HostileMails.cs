using Djrill.Net.Events;
using Djrill.Net.Testing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Browser.Mails;

/// <summary>The same 200 hostile emails on each run.</summary>
internal static class HostileMails
{
    public const int Count = 200;
    private const int Seed = 16;

    /// <summary>Where a stranger's text stands in the event of an email.</summary>
    private static readonly Action<JObject, string>[] Places =
    [
        static (mail, text) => mail["subject"] = text,
        static (mail, text) => mail["from_name"] = text,
        static (mail, text) => mail["from_email"] = $"{text}@example.com",
        static (mail, text) => mail["to"] = new JArray(new JArray("ann@example.com", text)),
        static (mail, text) => mail["cc"] = new JArray(new JArray($"{text}@example.com", null!)),
        static (mail, text) => mail["email"] = $"{text}@example.com",
        static (mail, text) => mail["headers"]!["X-Text"] = text,
        static (mail, text) => mail["headers"]![text] = "x",
        static (mail, text) => mail["headers"]!["Message-Id"] = $"<{text}@example.com>",
        static (mail, text) => mail["text"] = text,
        static (mail, text) => mail["attachments"]!.First!.First!["name"] = text,
        static (mail, text) => mail["attachments"]!.First!.First!["type"] = text,
        static (mail, text) => mail["spf"]!["result"] = text,
        static (mail, text) => mail["tags"] = new JArray(text),
        static (mail, text) => mail[text] = "x",
    ];

    /// <summary>Makes an email that does no harm, with as many parts as the hostile ones.</summary>
    public static MandrillEvent Harmless() => Write(Create("<p>Hello</p>"));

    public static IReadOnlyList<MandrillEvent> All()
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, Count).Select(number => Hostile(number, random))];
    }

    private static MandrillEvent Hostile(int number, Random random)
    {
        var ofHtml = HostileText.Markup.Concat(HostileText.OfMailsOnly).ToList();
        var mail = Create($"<p>Hello</p>{ofHtml[number % ofHtml.Count]}{ofHtml[random.Next(ofHtml.Count)]}");
        var text = HostileText.Invisible[number % HostileText.Invisible.Count] + HostileText.Markup[number % HostileText.Markup.Count];
        Places[number % Places.Length]((JObject)mail["msg"]!, text);
        Places[random.Next(Places.Length)]((JObject)mail["msg"]!, text);
        return Write(mail);
    }

    private static JObject Create(string html) => JObject.Parse(MandrillSamples.Inbound(email =>
    {
        (email.Subject, email.Text, email.Html) = ("Hello", "Hello", html);
        email.To.Add("ann@example.com");
        email.Cc.Add("bob@example.com");
        email.Attach("a.txt", "text/plain", "Hello");
    }).ToJson());

    /// <summary>Writes an event. Half of a pair of surrogates stays what it is.</summary>
    private static MandrillEvent Write(JObject mail)
    {
        using var writer = new StringWriter();
        using var json = new JsonTextWriter(writer) { StringEscapeHandling = StringEscapeHandling.EscapeNonAscii };
        mail.WriteTo(json);
        return MandrillEvent.Parse(writer.ToString());
    }
}
