using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Djrill.Net.Inbox;

/// <summary>Computes the first half of the two-part key of an advisory lock. Each inbox of a database has a key of its own.</summary>
/// <remarks>Processes of different versions have to compute the same number, so it must never change.</remarks>
internal static class AdvisoryLock
{
    /// <summary>The lock of a batch that is being stored. Its second half is the last batch number that was drawn before.</summary>
    public static int Storing(TableNames tables) => Of("storing", tables);

    /// <summary>The lock of a handler's transaction. Its second half is random.</summary>
    public static int Call(TableNames tables) => Of("call", tables);

    /// <summary>The lock of creating the tables.</summary>
    public static int Schema(TableNames tables) => Of("schema", tables);

    // Not negative, because pg_locks shows the number without a sign.
    private static int Of(string purpose, TableNames tables) => int.MaxValue & BinaryPrimitives.ReadInt32LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes($"Djrill.Net/inbox/{purpose}/{tables.Schema}/{tables.Prefix}")));
}
