namespace Djrill.Net.Sample;

/// <summary>A batch of a storm.</summary>
/// <param name="Size">The number of events.</param>
/// <param name="LostAnswers">The number of posts whose answer is lost on the way.</param>
internal sealed record StormBatch(int Size, int LostAnswers);
