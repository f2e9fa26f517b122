using Djrill.Net.Events;
using Djrill.Net.Tests.Events.Matrix;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace Djrill.Net.Tests.Events.Mutations;

/// <summary>Nothing that is sent makes an event fail, and each getter, <c>Data</c> and the key among them, gives what the table of the documentation makes of the same JSON.</summary>
internal sealed class MutationTests
{
    private static readonly Gen<Mutation> Step = Gen.Four(Gen.Choose(0, 1_000_000)).Select(static numbers =>
        new Mutation(numbers.Item1, numbers.Item2, numbers.Item3, numbers.Item4));

    private static readonly Gen<MutatedEvent> Cases =
        from sample in Gen.Choose(0, Samples.Names.Length - 1)
        from count in Gen.Choose(1, 6)
        from mutations in Step.ArrayOf(count)
        select new MutatedEvent(sample, mutations);

    [Test]
    [Category(RandomCases.Category)]
    public void RandomMutations_LoseNothingAndThrowNothing([Values] SeedKind kind) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(RandomCases.CountFor(kind, 3_000)).WithReplay(
            new Replay(new Rnd((ulong)RandomCases.SeedFor(kind), 1), FSharpOption<int>.None)),
        Prop.ForAll(Arb.From(Cases, Shrink), static mutated => Hold(mutated.Json)));

    /// <summary>A failure is told with as few changes as show it.</summary>
    private static IEnumerable<MutatedEvent> Shrink(MutatedEvent mutated) => mutated.Mutations.Select(
        (_, place) => mutated with { Mutations = [.. mutated.Mutations.Where((_, other) => other != place)] });

    private static void Hold(string json)
    {
        var delivered = DeliveredEvent.Of(json);
        var expected = Expected.Of(delivered.Sent);
        if (!GetterComparison.AreSame(delivered.Event, expected, butFor: nameof(MandrillAttachment.SafeFileName)))
        {
            var (read, wanted) = (Getters.Read(delivered.Event), Getters.Read(expected));
            throw new AssertionException(string.Join('\n', read.Except(wanted).Concat(wanted.Except(read))));
        }

        HoldFiles(delivered.Event as MandrillInboundEvent);
    }

    /// <summary>What becomes of the names has golden values of its own; here they are safe, and no two the same.</summary>
    private static void HoldFiles(MandrillInboundEvent? email)
    {
        var names = email?.Attachments.Concat(email.Images).Select(static file => file.SafeFileName).ToList() ?? [];
        if (names.Distinct(StringComparer.OrdinalIgnoreCase).Count() != names.Count || !names.TrueForAll(static name => Path.GetFileName(name) == name && name.Length is > 0 and <= 200))
        {
            throw new AssertionException($"The names are not safe: {string.Join('|', names)}");
        }
    }
}
