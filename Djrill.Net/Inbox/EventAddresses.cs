using Djrill.Net.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Inbox;

/// <summary>Finds the addresses of an event. An event is found and erased by each of them.</summary>
internal static class EventAddresses
{
    private static readonly string[] MembersOfUnknown = ["email", "sender", "from_email"];

    /// <summary>Finds all addresses, as sent: recipient, sender, From, To, Cc, and the entry of a list. Some may be equal.</summary>
    public static IEnumerable<string> Of(MandrillEvent mandrillEvent) =>
        Candidates(mandrillEvent).Where(static address => !string.IsNullOrWhiteSpace(address))!; // The filter removes the nulls.

    /// <summary>Finds the address of the column <c>recipient</c>.</summary>
    public static string? RecipientOf(MandrillEvent mandrillEvent) => mandrillEvent switch
    {
        MandrillMessageEvent message => message.Message.Recipient,
        MandrillInboundEvent inbound => inbound.Recipient,
        MandrillSyncEvent sync => sync.Entry.Email,
        _ => null,
    };

    /// <summary>Compares two addresses. Case and surrounding white space are ignored, as in <see cref="LookupDigest.OfAddress"/>.</summary>
    public static bool AreSame(string address, string other) =>
        address.AsSpan().Trim().Equals(other.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string?> Candidates(MandrillEvent mandrillEvent) => mandrillEvent switch
    {
        MandrillMessageEvent message => [message.Message.Recipient, message.Message.Sender],
        MandrillInboundEvent inbound =>
        [
            inbound.Recipient, inbound.FromEmail, inbound.Sender,
            .. inbound.To.Select(static address => address.Email), .. inbound.Cc.Select(static address => address.Email),
        ],
        MandrillSyncEvent sync => [sync.Entry.Email, sync.Entry.Sender],
        _ => AddressesOfUnknown(mandrillEvent),
    };

    /// <summary>Reads the members that hold the addresses of the known kinds.</summary>
    private static IEnumerable<string?> AddressesOfUnknown(MandrillEvent mandrillEvent) => mandrillEvent.Data["msg"] is JObject message
        ? MembersOfUnknown.Select(name => message[name] is JValue { Value: string address } ? address : null)
        : [];
}
