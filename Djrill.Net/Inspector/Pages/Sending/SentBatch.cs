namespace Djrill.Net.Inspector;

/// <summary>A batch that the page has sent.</summary>
/// <param name="Id">The id in the URL.</param>
/// <param name="Time">The time before the post.</param>
/// <param name="Status">The status of the answer. Null if there was none.</param>
/// <param name="Answer">The text of the answer, or a sentence about the failure.</param>
/// <param name="Events">The ids under which the inbox has the first events.</param>
/// <param name="Count">The number of events.</param>
internal sealed record SentBatch(string Id, DateTimeOffset Time, int? Status, string Answer, IReadOnlyList<long> Events, int Count);
