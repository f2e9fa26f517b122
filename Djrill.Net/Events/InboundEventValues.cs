namespace Djrill.Net.Events;

/// <summary>The typed values of a <see cref="MandrillInboundEvent"/>.</summary>
internal sealed class InboundEventValues : EventValues
{
    public string? Recipient { get; init; }

    public string? FromEmail { get; init; }

    public string? FromName { get; init; }

    public IReadOnlyList<MandrillAddress> To { get; init; } = [];

    public IReadOnlyList<MandrillAddress> Cc { get; init; } = [];

    public string? Subject { get; init; }

    public string? Text { get; init; }

    public bool? IsTextFlowed { get; init; }

    public string? Html { get; init; }

    public required MandrillHeaderCollection Headers { get; init; }

    public string? RawMessage { get; init; }

    public IReadOnlyList<MandrillAttachment> Attachments { get; init; } = [];

    public IReadOnlyList<MandrillAttachment> Images { get; init; } = [];

    public MandrillSpamReport? SpamReport { get; init; }

    public MandrillDkim? Dkim { get; init; }

    public MandrillSpf? Spf { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? Sender { get; init; }

    public string? Template { get; init; }
}
