namespace Djrill.Net.Chaos.Direct;

/// <summary>One post of a batch.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Life">The index of the process that it was posted to.</param>
/// <param name="Sent">When it was sent.</param>
/// <param name="Answered">When the answer came, or the connection broke.</param>
/// <param name="Status">The status of the answer; 0 without one.</param>
internal sealed record Post(Batch Batch, int Life, TimeSpan Sent, TimeSpan Answered, int Status)
{
    public bool IsAccepted => Status == StatusCodes.Status200OK;
}
