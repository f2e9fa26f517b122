extern alias chaos;

using System.Data.Common;
using System.Threading.Channels;
using chaos::Djrill.Net.Chaos.Database;

namespace Djrill.Net.Tests.Contract.StoreCalls;

/// <summary>Wakes the test after each commit, so that it can look at the tables.</summary>
internal sealed class CommitSignal : StoreInterceptor
{
    private readonly Channel<bool> _commits = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public override void After(StoreCall call, DbConnection connection)
    {
        if (call == StoreCall.Commit)
        {
            _commits.Writer.TryWrite(true);
        }
    }

    public async Task WaitAsync(CancellationToken cancellationToken) => await _commits.Reader.ReadAsync(cancellationToken);
}
