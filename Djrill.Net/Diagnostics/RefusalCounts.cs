namespace Djrill.Net.Diagnostics;

/// <summary>The refusals of one minute that got no Warning of their own.</summary>
/// <param name="Count">The number of refusals.</param>
/// <param name="Reasons">The count of each outcome, in the order of the names: <c>too_large 2, wrong_secret 17</c>.</param>
/// <param name="Elapsed">The time in which they were counted: less than a minute if the host stopped.</param>
internal readonly record struct RefusalCounts(long Count, string Reasons, TimeSpan Elapsed);
