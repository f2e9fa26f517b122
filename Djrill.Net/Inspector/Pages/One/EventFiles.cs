using System.Globalization;
using System.Text;
using Djrill.Net.Events;
using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Inspector;

/// <summary>The files of one event. A browser downloads them; only the email's HTML is shown, in a frame without rights.</summary>
internal static class EventFiles
{
    private const string Bytes = "application/octet-stream";

    /// <summary>Gets the event's JSON, as <c>MandrillEvent.Parse</c> reads it.</summary>
    public static Task<InspectorAnswer> JsonAsync(InspectorRequest request) => WithEventAsync(
        request, found => InspectorAnswer.File(found.Event.Utf8Json, "application/json; charset=utf-8", $"mandrill-event-{found.Entry.Id}.json"));

    /// <summary>Gets the source of an email.</summary>
    public static Task<InspectorAnswer> SourceAsync(InspectorRequest request) => WithEmailAsync(request, (id, email) =>
    {
        if (email.RawMessage is null)
        {
            return null;
        }

        using var source = email.OpenRawMessage();
        return InspectorAnswer.File(Read(source), "message/rfc822", $"mandrill-event-{id}.eml");
    });

    /// <summary>Gets the HTML of an email. The policy allows it neither scripts nor requests.</summary>
    public static Task<InspectorAnswer> HtmlAsync(InspectorRequest request) => WithEmailAsync(request, static (_, email) => email.Html is { } html
        ? new InspectorAnswer
        {
            Content = Encoding.UTF8.GetBytes(MailHtml.WithoutConnections(html)),
            ContentType = "text/html; charset=utf-8",
            ContentSecurityPolicy = SecurityHeaders.MailPolicy,
        }
        : null);

    public static Task<InspectorAnswer> AttachmentAsync(InspectorRequest request) => FileAsync(request, static email => email.Attachments);

    public static Task<InspectorAnswer> ImageAsync(InspectorRequest request) => FileAsync(request, static email => email.Images);

    private static Task<InspectorAnswer> FileAsync(InspectorRequest request, Func<MandrillInboundEvent, IReadOnlyList<MandrillAttachment>> files) =>
        WithEmailAsync(request, (_, email) =>
            int.TryParse(request.Route("index"), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && files(email) is var all && index < all.Count
                ? InspectorAnswer.File(all[index].Content, Bytes, ShownText.Of(all[index].SafeFileName))
                : null);

    private static Task<InspectorAnswer> WithEmailAsync(InspectorRequest request, Func<long, MandrillInboundEvent, InspectorAnswer?> answer) =>
        WithEventAsync(request, found => found.Event is MandrillInboundEvent email ? answer(found.Entry.Id, email) : null);

    private static async Task<InspectorAnswer> WithEventAsync(InspectorRequest request, Func<MandrillInboxEvent, InspectorAnswer?> answer)
    {
        if (request.Mask.IsOn)
        {
            return InspectorAnswer.Text(StatusCodes.Status403Forbidden, "'MaskPayloads' is on: contents are not served.");
        }

        var found = await FoundEvent.Async(request);
        return (found is null ? null : answer(found))
            ?? InspectorAnswer.Text(StatusCodes.Status404NotFound, "The inbox has no such file.");
    }

    private static byte[] Read(Stream source)
    {
        using var copy = new MemoryStream();
        source.CopyTo(copy);
        return copy.ToArray();
    }
}
