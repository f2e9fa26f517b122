using System.Data.Common;

namespace Djrill.Net.Chaos.Database;

/// <summary>Lets the next commit succeed and then throw, once it is armed.</summary>
internal sealed class ThrowingCommit(Action thrown) : StoreInterceptor
{
    private int _isArmed;

    public void Arm() => Interlocked.Exchange(ref _isArmed, 1);

    public override void After(StoreCall call, DbConnection connection)
    {
        if (call == StoreCall.Commit && Interlocked.Exchange(ref _isArmed, 0) == 1)
        {
            thrown();
            throw new InjectedException("The rig failed a commit after it had succeeded.");
        }
    }
}
