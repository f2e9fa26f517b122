using System.Buffers;
using Newtonsoft.Json;

namespace Djrill.Net.Protocol;

/// <summary>Lends the shared pool to Newtonsoft's reader.</summary>
internal sealed class CharPool : IArrayPool<char>
{
    public static readonly CharPool Instance = new();

    public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

    public void Return(char[]? array)
    {
        if (array is not null)
        {
            ArrayPool<char>.Shared.Return(array);
        }
    }
}
