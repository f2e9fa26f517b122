namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>The statements of docs/inbox-protocol.md, under their numbers.</summary>
internal enum Statement : byte
{
    None,
    S1,
    W1,
    W2,
    W3,
    W4,
    W5,
    C1,
    C2,
    B1,
    B2,
    D1,
    D2,
    D3,
    D4,
    T1,
    T2,
    R1,
    R2,
    R3,
}
