namespace Djrill.Net.Inbox;

/// <summary>Contains the rows of one batch.</summary>
/// <param name="Webhook">The name of the webhook. Empty for the webhook of <c>AddDjrill</c>.</param>
/// <param name="SignatureName">The name of the signature settings that verified the batch, or null.</param>
/// <param name="Size">The number of elements in the batch, including those that are not JSON objects.</param>
/// <param name="TraceParent">The W3C <c>traceparent</c> of the request's span, or null.</param>
/// <param name="Events">The events, in the order sent.</param>
/// <param name="Digests">The distinct digests of addresses and message ids. See <see cref="LookupDigest"/>.</param>
internal sealed record InboxBatch(
    string Webhook,
    string? SignatureName,
    int Size,
    string? TraceParent,
    IReadOnlyList<InboxRow> Events,
    IReadOnlyCollection<long> Digests);
