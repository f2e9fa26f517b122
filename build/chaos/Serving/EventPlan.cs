using System.Globalization;
using Djrill.Net.Events;
using Djrill.Net.Testing;

namespace Djrill.Net.Chaos;

/// <summary>What the handler does with one event. The event carries it as metadata.</summary>
/// <param name="Id">The id of the event.</param>
/// <param name="Work">The time of one call in milliseconds.</param>
/// <param name="Failures">The number of attempts that throw.</param>
/// <param name="IsStubborn">Whether the handler ignores its token.</param>
/// <param name="IsPoison">Whether the handler ends the process.</param>
internal sealed record EventPlan(string Id, int Work, int Failures, bool IsStubborn, bool IsPoison = false)
{
    private const string WorkName = "work";
    private const string FailuresName = "failures";
    private const string StubbornName = "stubborn";
    private const string PoisonName = "poison";

    /// <summary>Draws a plan: one event in five throws at first, one in ten is slow, one in five ignores its token.</summary>
    public static EventPlan Draw(string id, Random random) => new(
        id,
        random.Next(10) == 0 ? random.Next(200, 1500) : random.Next(0, 60),
        random.Next(5) == 0 ? random.Next(1, 4) : 0,
        random.Next(5) == 0);

    public static EventPlan Of(MandrillEvent mandrillEvent)
    {
        var data = mandrillEvent.Data;
        var metadata = data["msg"]!["metadata"]!; // Not null: every event of the rig has metadata.
        return new(
            IdOf(mandrillEvent),
            int.Parse((string)metadata[WorkName]!, CultureInfo.InvariantCulture),
            int.Parse((string)metadata[FailuresName]!, CultureInfo.InvariantCulture),
            bool.Parse((string)metadata[StubbornName]!),
            bool.Parse((string)metadata[PoisonName]!));
    }

    public static string IdOf(MandrillEvent mandrillEvent) =>
        (string)mandrillEvent.Data["_id"]!; // Not null: every event of the rig has one.

    public MandrillEvent ToEvent(DateTimeOffset time) => MandrillSamples.Send(options =>
    {
        (options.MessageId, options.Recipient, options.Timestamp) = (Id, "chaos@example.com", time);
        options.Metadata[WorkName] = Work.ToString(CultureInfo.InvariantCulture);
        options.Metadata[FailuresName] = Failures.ToString(CultureInfo.InvariantCulture);
        options.Metadata[StubbornName] = IsStubborn.ToString();
        options.Metadata[PoisonName] = IsPoison.ToString();
    });
}
