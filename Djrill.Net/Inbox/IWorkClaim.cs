namespace Djrill.Net.Inbox;

/// <summary>The right to work a store that only one process may work.</summary>
internal interface IWorkClaim : IDisposable
{
    /// <summary>Takes the right, unless another process has it.</summary>
    public bool TryTake();
}
