using Djrill.Net.Tests.Events.Matrix;

namespace Djrill.Net.Tests.Events.Mutations;

/// <summary>A complete event with some changes. What it prints is all that is needed to run a failure again.</summary>
internal sealed record MutatedEvent(int Sample, Mutation[] Mutations)
{
    private static readonly JsonNode[] Whole = [.. Samples.Names.Select(static name => JsonNode.Of(Samples.Of(name)))];

    public string Json
    {
        get
        {
            var root = Whole[Sample].Copy();
            foreach (var mutation in Mutations)
            {
                mutation.Apply(root);
            }

            return root.ToString();
        }
    }

    public override string ToString() => $"{string.Join(", ", Mutations.AsEnumerable())}: {Json}";
}
