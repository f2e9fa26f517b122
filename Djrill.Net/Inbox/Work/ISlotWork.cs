using System.Diagnostics.CodeAnalysis;

namespace Djrill.Net.Inbox;

/// <summary>
/// The work that a slot takes at a time. <see cref="LoadedCall"/> is an event by itself. <see cref="BatchGroup"/> is one call of a batch
/// handler. <see cref="PlannedEvent"/> is the rest of the calls for an event of such a group.
/// </summary>
[SuppressMessage("Design", "CA1040:Avoid empty interfaces", Justification = "It is the union of three types.")]
internal interface ISlotWork;
