namespace Djrill.Net.Diagnostics;

/// <summary>The last measurement of the inbox.</summary>
/// <param name="Depth">The number of events that are not settled.</param>
/// <param name="OldestDue">The age of the oldest event or retry that is due.</param>
internal sealed record InboxMeasurement(long Depth, TimeSpan OldestDue);
