using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Djrill.Net.Tests.Examples;

/// <summary>Lets two instances save only together, so that each saves before the other has.</summary>
internal sealed class Meeting : SaveChangesInterceptor
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _first;

    public int Saves { get; private set; }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await MeetAsync().WaitAsync(cancellationToken);
        return result;
    }

    private Task MeetAsync()
    {
        lock (_lock)
        {
            Saves++;
            if (_first is { } first)
            {
                _first = null;
                first.SetResult();
                return Task.CompletedTask;
            }

            _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return _first.Task;
        }
    }
}
