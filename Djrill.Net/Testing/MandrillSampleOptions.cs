using System.Security.Cryptography;

namespace Djrill.Net.Testing;

/// <summary>Sets what an event of <see cref="MandrillSamples"/> says about a sent message or a list entry.</summary>
/// <remarks>
/// Changes of the denylist use <see cref="Recipient"/>, <see cref="Timestamp"/>, <see cref="Subaccount"/> and <see cref="Diagnostics"/> alone,
/// changes of the allowlist <see cref="Recipient"/>, <see cref="Timestamp"/> and <see cref="Diagnostics"/> alone.
/// </remarks>
public sealed class MandrillSampleOptions
{
    private const int IdLength = 32;
    private const int SuffixLength = 8;

    internal MandrillSampleOptions()
    {
    }

    /// <summary>Gets or sets the address of the recipient, or of the list entry (<c>msg.email</c>, <c>reject.email</c>, <c>entry.email</c>).</summary>
    /// <value>Default: a new address at <c>example.com</c> for each sample.</value>
    public string Recipient { get; set; } = $"customer.{RandomNumberGenerator.GetHexString(SuffixLength, lowercase: true)}@example.com";

    /// <summary>Gets or sets when the event happened (<c>ts</c>). The message was sent a minute before.</summary>
    /// <value>Sent as whole seconds. Default: now.</value>
    public DateTimeOffset Timestamp { get; set; } = DateTimeOffset.UtcNow;

    /// <summary>Gets or sets the message's id (<c>_id</c>, <c>msg._id</c>). Events of one message have the same.</summary>
    /// <value>32 hexadecimal digits. Default: a new id for each sample.</value>
    public string MessageId { get; set; } = RandomNumberGenerator.GetHexString(IdLength, lowercase: true);

    /// <summary>Gets or sets the address of the sender (<c>msg.sender</c>).</summary>
    /// <value>Default: <c>shop@example.org</c>.</value>
    public string Sender { get; set; } = "shop@example.org";

    /// <summary>Gets or sets the subject (<c>msg.subject</c>).</summary>
    /// <value>Default: <c>Your order</c>.</value>
    public string Subject { get; set; } = "Your order";

    /// <summary>Gets the tags of the message (<c>msg.tags</c>).</summary>
    /// <value>Default: empty.</value>
    public IList<string> Tags { get; } = [];

    /// <summary>Gets the metadata of the message (<c>msg.metadata</c>).</summary>
    /// <value>Default: empty. Mandrill then sends <c>[]</c>, and nothing with hard bounces and rejects.</value>
    public IDictionary<string, string> Metadata { get; } = new Dictionary<string, string>();

    /// <summary>Gets or sets the subaccount (<c>msg.subaccount</c>, <c>reject.subaccount</c>). Entries of the allowlist have none.</summary>
    /// <value>Default: null.</value>
    public string? Subaccount { get; set; }

    /// <summary>Gets or sets the link of a click (<c>url</c>).</summary>
    /// <value>Default: <c>https://shop.example.org/orders?id=1042</c>.</value>
    public string Url { get; set; } = "https://shop.example.org/orders?id=1042";

    /// <summary>Gets or sets the answer of the recipient's server (<c>msg.diag</c> of bounces and deferrals, <c>reject.detail</c> and
    /// <c>entry.detail</c> of list entries).</summary>
    /// <value>Default: null, which means a usual answer for the kind of event, and no detail for an allowlist entry.</value>
    public string? Diagnostics { get; set; }
}
