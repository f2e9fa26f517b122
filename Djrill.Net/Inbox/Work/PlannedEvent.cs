using Djrill.Net.Delivery;

namespace Djrill.Net.Inbox;

/// <summary>
/// An event that one or more batch handlers get together with other events. It has ended when these calls and the calls for it alone have.
/// </summary>
/// <param name="results">Collects the results of all calls.</param>
/// <param name="singles">The recipients that get the event by itself.</param>
/// <param name="parts">The number of calls of batch handlers, plus one if there are <paramref name="singles"/>.</param>
internal sealed class PlannedEvent(
    LoadedCall loaded, CallContext context, DeliveryResults results, IReadOnlyList<LastingRecipient> singles, int parts) : ISlotWork
{
    private int _left = parts;

    public LoadedCall Loaded => loaded;

    public CallContext Context => context;

    public DeliveryResults Results => results;

    public IReadOnlyList<LastingRecipient> Singles => singles;

    /// <summary>Gets the number of attempts before the call.</summary>
    public int Attempts => loaded.IsForAll ? 0 : loaded.Item.Due!.Attempts; // Not null: it is for one recipient.

    public int Crashes => loaded.IsForAll ? 0 : loaded.Item.Crashes;

    /// <summary>Records that one part has ended.</summary>
    /// <returns>Whether it was the last one.</returns>
    public bool EndPart() => Interlocked.Decrement(ref _left) == 0;
}
