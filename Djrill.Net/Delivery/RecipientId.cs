namespace Djrill.Net.Delivery;

/// <summary>Identifies a recipient for the life of the process.</summary>
/// <param name="Source">A subscriber's delegate, which is equal to another of the same method and target; else a handler's class.</param>
/// <param name="Number">Counts the recipients of one source, from 1.</param>
internal readonly record struct RecipientId(object Source, int Number);
