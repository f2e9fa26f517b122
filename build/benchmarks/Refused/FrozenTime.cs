namespace Djrill.Net.Benchmarks.Refused;

/// <summary>A clock whose intervals never end. What may happen once in an interval happens once.</summary>
internal sealed class FrozenTime : TimeProvider
{
    public override long GetTimestamp() => 1;
}
