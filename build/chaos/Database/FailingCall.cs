using System.Data.Common;

namespace Djrill.Net.Chaos.Database;

/// <summary>Fails one call of the store: the call with the given number. Each call counts twice, before and after its effect.</summary>
internal sealed class FailingCall(int number) : StoreInterceptor
{
    private int _calls;

    /// <summary>Gets whether the call was made, and failed.</summary>
    public bool HasFailed => Volatile.Read(ref _calls) >= number;

    public override void Before(StoreCall call, DbConnection connection) => Count(call, "before");

    public override void After(StoreCall call, DbConnection connection) => Count(call, "after");

    private void Count(StoreCall call, string moment)
    {
        if (Interlocked.Increment(ref _calls) == number)
        {
            throw new InjectedException($"The rig failed call {number} of the store: {moment} '{call}'.");
        }
    }
}
