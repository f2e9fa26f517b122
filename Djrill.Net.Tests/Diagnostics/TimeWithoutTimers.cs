using Moq;

namespace Djrill.Net.Tests.Diagnostics;

internal sealed class TimeWithoutTimers : TimeProvider
{
    public long Now { get; set; }

    public bool IsFlowSuppressed { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        IsFlowSuppressed = ExecutionContext.IsFlowSuppressed();
        return Mock.Of<ITimer>();
    }
}
