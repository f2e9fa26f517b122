using System.Diagnostics.CodeAnalysis;

namespace Djrill.Net.Inbox;

/// <summary>
/// What a slot does at a time: <see cref="LoadedCall"/> is an event by itself, <see cref="BatchGroup"/> one call of a batch handler, and
/// <see cref="PlannedEvent"/> the other calls for an event of such a group.
/// </summary>
[SuppressMessage("Design", "CA1040:Avoid empty interfaces", Justification = "It is the union of three types.")]
internal interface ISlotWork;
