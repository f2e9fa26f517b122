namespace Djrill.Net.Inspector;

/// <summary>Passes the first caller only.</summary>
internal sealed class OnceOnly
{
    private int _passed;

    public bool TryPass() => Interlocked.Exchange(ref _passed, 1) == 0;
}
