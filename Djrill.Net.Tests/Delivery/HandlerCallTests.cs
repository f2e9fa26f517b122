using Djrill.Net.Delivery;

namespace Djrill.Net.Tests.Delivery;

/// <summary>What a call results in.</summary>
internal sealed class HandlerCallTests : HandlerCallFixture
{
    [Test]
    public async Task Exception_IsTheResult([Values] bool isAsync)
    {
        var failure = new InvalidOperationException();
        var result = await CallAsync(_ => isAsync ? Task.FromException(failure) : throw failure);

        Assert.That((result.Outcome, result.Exceptions.Single()), Is.EqualTo((CallOutcome.Failed, failure)));
    }

    [Test]
    public async Task ExceptionAfterAnAwait_IsTheResult()
    {
        var call = CallAsync(async _ =>
        {
            Begun.SetResult();
            await Release.Task;
            throw new InvalidOperationException("later");
        });
        await Begun.Task;
        Release.SetResult();

        Assert.That((await call).Exceptions.Single().Message, Is.EqualTo("later"));
    }

    [Test]
    public async Task CancellationOfItsOwn_IsAFailure() =>
        Assert.That((await CallAsync(static _ => throw new OperationCanceledException())).Outcome, Is.EqualTo(CallOutcome.Failed));

    [Test]
    public async Task HandlerThatReturnsNull_HasFailed() =>
        Assert.That((await CallAsync(static _ => null!)).Exceptions.Single().Message, Does.EndWith("returned null. Return a task."));

    [Test]
    public async Task PayloadOfAnotherKind_FailsTheCall()
    {
        var contract = new HandlerContract(typeof(object), typeof(int), static (_, _, _) => Task.CompletedTask);
        var invoker = new HandlerInvoker([contract], static _ => new object(), isSingleton: false);

        var result = await new HandlerCall(Context, "text", invoker).RunAsync();

        Assert.That(result.Exceptions.Single().Message, Is.EqualTo("'System.Object' handles no 'System.String'."));
    }
}
