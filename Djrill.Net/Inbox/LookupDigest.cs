using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Djrill.Net.Inbox;

/// <summary>Computes the digests of the table <c>lookup</c> and the hash of a message: the first 8 bytes of a SHA-256, little-endian.</summary>
/// <remarks>The digests are stored, so they must never change.</remarks>
internal static class LookupDigest
{
    /// <summary>Computes the digest of an email address. Case and surrounding white space are ignored.</summary>
    public static long OfAddress(string address) => Of("address", address.Trim().ToUpperInvariant());

    public static long OfMessage(string messageId) => Of("message", messageId);

    /// <summary>Computes the hash that determines an event's lane and its order.</summary>
    /// <param name="webhook">The name of the webhook.</param>
    /// <param name="id">The message id. Without one, the idempotency key.</param>
    public static long OfLane(string webhook, string id) => Of("lane/" + webhook, id);

    private static long Of(string kind, string text) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\0{text}")));
}
