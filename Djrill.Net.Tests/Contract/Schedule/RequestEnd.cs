using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Tests.Contract.Schedule;

/// <summary>Closes the connection of a client that gives up, and tells when the server has ended its work nevertheless.</summary>
internal sealed class RequestEnd
{
    private TaskCompletionSource _ended = new();

    /// <summary>Begins a post.</summary>
    /// <returns>A task that completes when the server has ended its work on it.</returns>
    public Task Begin()
    {
        _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _ended.Task;
    }

    /// <summary>Runs a request. The client gives up in virtual time, so that what the server sees depends on no thread.</summary>
    public async Task RunAsync(HttpContext context, RequestDelegate next, TimeProvider clock, TimeSpan clientTimeout)
    {
        using var gaveUp = new CancellationTokenSource(clientTimeout, clock);
        await using var abort = gaveUp.Token.Register(context.Abort);
        context.RequestAborted = gaveUp.Token;
        try
        {
            await next(context);
        }
        finally
        {
            _ended.SetResult();
        }
    }
}
