namespace Djrill.Net.Events;

/// <summary>Makes the key of an inbound email: of its source, its recipient and its time.</summary>
internal static class InboundKey
{
    public static string Create(MandrillInboundEvent email, EventMembers members)
    {
        var json = email.Utf8Json;
        var source = members.Message().PieceOf("raw_msg"u8);
        var isText = source.IsText(json);
        var hasDecimals = !KeyNumbers.AreDoubles(json.Span, email.Timestamp, isText ? null : email.RawMessage, email.Recipient);
        var other = isText ? null : source.ReadText(json, hasDecimals);
        var recipient = members.Message(hasDecimals).Text("email"u8);
        var timestamp = members.Event(hasDecimals).Timestamp("ts"u8);

        using var key = new EventKey("inbound");
        if (isText)
        {
            key.AddJsonText(source.TextOf(json).Span);
        }
        else
        {
            key.Add(other);
        }

        key.Add(recipient);
        key.Add(timestamp);
        return key.Finish((isText || other is not null) && recipient is not null && timestamp is not null ? default : json.Span);
    }
}
