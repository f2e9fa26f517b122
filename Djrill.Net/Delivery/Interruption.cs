namespace Djrill.Net.Delivery;

/// <summary>What ends a delivery early.</summary>
/// <param name="Aborted">The client gives up, or a time limit of the application strikes.</param>
/// <param name="Stopping">The host stops.</param>
internal readonly record struct Interruption(CancellationToken Aborted, CancellationToken Stopping)
{
    public bool IsRequested => Aborted.IsCancellationRequested || Stopping.IsCancellationRequested;
}
