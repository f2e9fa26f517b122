namespace Djrill.Net.Delivery;

/// <summary>Somebody who takes dead letters: a subscriber, or a handler from dependency injection.</summary>
/// <param name="Id">The identity.</param>
/// <param name="Name">The name in logs.</param>
/// <param name="CallAsync">Calls the taker.</param>
internal sealed record DeadLetterTaker(RecipientId Id, string Name, Func<CallContext, MandrillDeadLetter, ValueTask<CallResult>> CallAsync);
