namespace Djrill.Net.Diagnostics;

/// <summary>The refusals of one minute that were not logged as separate Warnings.</summary>
/// <param name="Count">The number of refusals.</param>
/// <param name="Reasons">The count of each outcome, sorted by name, such as <c>too_large 2, wrong_secret 17</c>.</param>
/// <param name="Elapsed">The time in which the refusals were counted. Less than a minute if the host stopped.</param>
internal readonly record struct RefusalCounts(long Count, string Reasons, TimeSpan Elapsed);
