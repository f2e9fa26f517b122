using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Djrill.Net.Inbox;

/// <summary>Computes the column <c>failure_group</c>: one number for the same recipient, type of error and frame.</summary>
/// <remarks>The numbers are stored, so they must never change.</remarks>
internal static class FailureGroup
{
    public static long Of(string recipient, DeliveryError error) => BinaryPrimitives.ReadInt64LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{recipient}\0{error.Type}\0{error.Frame}")));
}
