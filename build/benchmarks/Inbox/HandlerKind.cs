namespace Djrill.Net.Benchmarks.Inbox;

/// <summary>What the handler of a server does with an event.</summary>
internal enum HandlerKind
{
    Nothing,
    Sleep,
    Write, // A row, in the transaction of the call.
    Digest, // Of the attachment.
    FailHundredth, // Each hundredth call.
}
