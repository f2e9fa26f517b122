using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Djrill.Net.Protocol;

/// <summary>Compares texts of ASCII with their bytes, so that a set of texts can be searched without making one.</summary>
internal sealed class AsciiComparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<byte>, string>
{
    public static readonly AsciiComparer Instance = new();

    public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal);

    public bool Equals(ReadOnlySpan<byte> alternate, string other) => Ascii.Equals(alternate, other);

    public int GetHashCode([DisallowNull] string obj) => obj.Length == 0 ? 0 : HashOf(obj.Length, obj[0], obj[obj.Length / 2], obj[^1]);

    public int GetHashCode(ReadOnlySpan<byte> alternate) =>
        alternate.Length == 0 ? 0 : HashOf(alternate.Length, alternate[0], alternate[alternate.Length / 2], alternate[^1]);

    public string Create(ReadOnlySpan<byte> alternate) => Encoding.ASCII.GetString(alternate);

    // Of fixed words that nobody else can add to, three letters and the length are enough.
    private static int HashOf(int length, int first, int middle, int last) => (((((length * 31) + first) * 31) + middle) * 31) + last;
}
