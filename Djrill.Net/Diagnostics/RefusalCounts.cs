namespace Djrill.Net.Diagnostics;

/// <summary>The refusals of one minute that got no Warning of their own.</summary>
/// <param name="Count">How many they are.</param>
/// <param name="Reasons">The count of each outcome, in the order of the names: <c>too_large 2, wrong_secret 17</c>.</param>
/// <param name="Elapsed">How long they were counted. Less than a minute when the host stopped.</param>
internal readonly record struct RefusalCounts(long Count, string Reasons, TimeSpan Elapsed);
