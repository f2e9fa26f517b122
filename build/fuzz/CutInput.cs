namespace Djrill.Net.Fuzz;

/// <summary>
/// The fuzzer's bytes: how long the pieces are, in turn and over and over, and then the text that is cut into them. The
/// fuzzer so moves the cuts as it moves anything else. Without lengths the text stays whole.
/// </summary>
internal sealed class CutInput(ReadOnlyMemory<byte> input)
{
    private const int LengthCount = 4;

    private readonly ReadOnlyMemory<byte> _lengths = input[..Math.Min(input.Length, LengthCount)];

    public ReadOnlyMemory<byte> Text { get; } = input[Math.Min(input.Length, LengthCount)..];

    public IEnumerable<ReadOnlyMemory<byte>> Pieces
    {
        get
        {
            var rest = Text;
            var isCut = _lengths.Span.ContainsAnyExcept((byte)0);
            for (var i = 0; rest.Length > 0; i++)
            {
                var length = isCut ? Math.Min(rest.Length, _lengths.Span[i % _lengths.Length]) : rest.Length;
                yield return rest[..length];
                rest = rest[length..];
            }
        }
    }
}
