using Newtonsoft.Json.Linq;

namespace Djrill.Net.Keys;

/// <summary>One kind of event, and all that can make a near-duplicate of it.</summary>
/// <param name="Make">Makes the event of a group; the same numbers give the same.</param>
/// <param name="Changes">The changes, each on its own.</param>
/// <param name="Resend">Makes of an event what Mandrill sends when it sends it again: a newer snapshot.</param>
internal sealed record Family(Func<Facts, JObject> Make, Change[] Changes, Change? Resend = null);
