using System.Security.Cryptography;

namespace Djrill.Net.Testing;

/// <summary>Sets the values of a message event or a list event that <see cref="MandrillSamples"/> creates.</summary>
/// <remarks>
/// Denylist events use only <see cref="Recipient"/>, <see cref="Timestamp"/>, <see cref="Subaccount"/> and <see cref="Diagnostics"/>.
/// Allowlist events use only <see cref="Recipient"/>, <see cref="Timestamp"/> and <see cref="Diagnostics"/>.
/// </remarks>
public sealed class MandrillSampleOptions
{
    private const int IdLength = 32;
    private const int SuffixLength = 8;

    internal MandrillSampleOptions()
    {
    }

    /// <summary>
    /// Gets or sets the address of the recipient or the list entry (<c>msg.email</c>, <c>reject.email</c>, <c>entry.email</c>).
    /// </summary>
    /// <value>Default: a random address at <c>example.com</c>.</value>
    public string Recipient { get; set; } = $"customer.{RandomNumberGenerator.GetHexString(SuffixLength, lowercase: true)}@example.com";

    /// <summary>Gets or sets the time of the event (<c>ts</c>). The time of the message (<c>msg.ts</c>) is one minute earlier.</summary>
    /// <value>Rounded down to whole seconds. Default: the current time.</value>
    public DateTimeOffset Timestamp { get; set; } = DateTimeOffset.UtcNow;

    /// <summary>Gets or sets the id of the message (<c>_id</c>, <c>msg._id</c>). Use the same id for all events of one message.</summary>
    /// <value>32 hexadecimal digits. Default: a random id.</value>
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
    /// <value>Default: empty. Empty metadata is written as <c>[]</c>. In hard bounces and rejects, empty metadata is left out.</value>
    public IDictionary<string, string> Metadata { get; } = new Dictionary<string, string>();

    /// <summary>
    /// Gets or sets the subaccount (<c>msg.subaccount</c>, <c>reject.subaccount</c>). Allowlist entries have no subaccount.
    /// </summary>
    /// <value>Default: null.</value>
    public string? Subaccount { get; set; }

    /// <summary>Gets or sets the clicked link (<c>url</c>).</summary>
    /// <value>Default: <c>https://shop.example.org/orders?id=1042</c>.</value>
    public string Url { get; set; } = "https://shop.example.org/orders?id=1042";

    /// <summary>
    /// Gets or sets the response of the recipient's server: <c>msg.diag</c> in bounces and deferrals, <c>reject.detail</c> or
    /// <c>entry.detail</c> in list events.
    /// </summary>
    /// <value>Default: null, which means a typical response for the type of event. An allowlist entry then has no detail.</value>
    public string? Diagnostics { get; set; }
}
