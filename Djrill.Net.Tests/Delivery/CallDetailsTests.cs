using Djrill.Net.Delivery;

namespace Djrill.Net.Tests.Delivery;

/// <summary>The outcome of a call, from what was thrown.</summary>
internal sealed class RecipientCallTests : BatchDeliveryFixture
{
    private static readonly Exception Failure = new InvalidOperationException();
    private static readonly Exception Cancellation = new OperationCanceledException();

    private static readonly TestCaseData[] Cases =
    [
        Case("nothing", false, false, CallOutcome.Handled),
        Case("nothing while the host stops", true, false, CallOutcome.Handled),
        Case("a failure", false, false, CallOutcome.Failed, Failure),
        Case("a failure while the host stops", true, false, CallOutcome.Failed, Failure),
        Case("a cancellation of its own", false, false, CallOutcome.Failed, Cancellation),
        Case("the host's cancellation", true, false, CallOutcome.Cancelled, Cancellation),
        Case("a failure and the host's cancellation", true, false, CallOutcome.Failed, Failure, Cancellation),
        Case("two cancellations of the host", true, false, CallOutcome.Cancelled, Cancellation, Cancellation),
        Case("too late", false, true, CallOutcome.TimedOut, Failure),
        Case("too late while the host stops", true, true, CallOutcome.TimedOut, Cancellation),
    ];

    [TestCaseSource(nameof(Cases))]
    public void Outcome_FollowsFromTheExceptions(bool isStopped, bool isOverTime, object expected, Exception[] exceptions)
    {
        if (isStopped)
        {
            StopHost();
        }

        var result = Harness.Call().End(exceptions, isOverTime);

        Assert.That((result.Outcome, result.Exceptions), Is.EqualTo(((CallOutcome)expected, exceptions)));
    }

    [Test]
    public void LateException_IsLoggedWithTheCall()
    {
        Harness.Call("slow").LogLate(Failure);

        var entry = Harness.Logs.Own.Single();
        Assert.That((entry.Id, entry.Exception), Is.EqualTo((8, Failure)));
        Assert.That(entry.Message, Does.StartWith("slow failed on event 0 of the batch, of type send"));
    }

    private static TestCaseData Case(string name, bool isStopped, bool isOverTime, CallOutcome expected, params Exception[] exceptions) =>
        new TestCaseData(isStopped, isOverTime, expected, exceptions).SetArgDisplayNames(name);
}
