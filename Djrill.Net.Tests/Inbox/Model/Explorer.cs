using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>Walks all interleavings, breadth first, so that the trace of a fault is a shortest one.</summary>
internal sealed class Explorer(Scenario scenario, PlantedError planted = PlantedError.None)
{
    private readonly Model _model = new(scenario, planted);
    private readonly Invariants _invariants = new(scenario);
    private readonly Dictionary<World, int> _numbers = new(new ByBytes());
    private readonly List<World> _worlds = [];
    private readonly List<int> _origins = []; // From which state each one was first reached.
    private readonly List<(int From, int To)> _edges = []; // Without faults.

    public int States => _worlds.Count;

    /// <summary>Gets the statements that were executed.</summary>
    public HashSet<Statement> Executed { get; } = [];

    /// <summary>Finds a fault.</summary>
    /// <returns>What is wrong, with the shortest trace to it, or null.</returns>
    public string? FindFault()
    {
        Visit(default, -1);
        for (var i = 0; i < _worlds.Count; i++)
        {
            if (Expand(i) is { } fault)
            {
                return fault;
            }
        }

        return FindStuck();
    }

    private string? Expand(int number)
    {
        string? fault = null;
        var world = _worlds[number];
        _model.FindSteps(world, (step, in next) =>
        {
            Executed.Add(step.Statement);
            var found = Visit(Canonical.Of(next, scenario.HasReplay), number);
            if (!step.IsFault && found != number)
            {
                _edges.Add((number, found));
            }

            fault ??= _invariants.FindFault(world, step, next) is { } broken ? $"{broken}\n{TraceTo(number)}{step}" : null;
        });
        return fault;
    }

    private int Visit(in World world, int from)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, world, out var isKnown);
        if (!isKnown)
        {
            number = _worlds.Count;
            _worlds.Add(world);
            _origins.Add(from);
        }

        return number;
    }

    /// <summary>Finds a state from which no run without a fault ends with every event settled.</summary>
    private string? FindStuck()
    {
        var isGood = new bool[_worlds.Count];
        var before = _edges.ToLookup(static edge => edge.To, static edge => edge.From);
        var waiting = new Queue<int>(Enumerable.Range(0, _worlds.Count).Where(number => IsAtRest(_worlds[number])));
        while (waiting.TryDequeue(out var number))
        {
            if (!isGood[number])
            {
                isGood[number] = true;
                foreach (var from in before[number])
                {
                    waiting.Enqueue(from);
                }
            }
        }

        var stuck = Array.IndexOf(isGood, false);
        return stuck < 0 ? null : $"No run without a fault settles every event any more.\n{TraceTo(stuck)}";
    }

    private bool IsAtRest(in World world)
    {
        for (var i = 0; i < 3; i++)
        {
            if (world.Rows[i].State is RowState.Pending or RowState.Retrying)
            {
                return false;
            }
        }

        return world.Posts[0].State == PostState.Answered && (scenario.Events == 1 || world.Posts[1].State == PostState.Answered);
    }

    /// <summary>Repeats the steps to a state, so that the workers keep their names.</summary>
    private string TraceTo(int number)
    {
        var path = new Stack<int>();
        for (; _origins[number] >= 0; number = _origins[number])
        {
            path.Push(number);
        }

        var (world, trace) = (default(World), "");
        foreach (var visited in path)
        {
            (Step Step, World World)? taken = null;
            _model.FindSteps(world, (step, in next) =>
                taken ??= Equals(Canonical.Of(next, scenario.HasReplay), _worlds[visited]) ? (step, next) : null);
            (world, trace) = (taken!.Value.World, $"{trace}{taken.Value.Step}\n"); // Not null: a renamed state has the same steps.
        }

        return trace;
    }

    private bool Equals(in World world, in World other) => _numbers.Comparer.Equals(world, other);

    private sealed class ByBytes : IEqualityComparer<World>
    {
        public bool Equals(World x, World y) => Bytes(x).SequenceEqual(Bytes(y));

        public int GetHashCode(World world)
        {
            var hash = 0xCBF29CE484222325UL;
            foreach (var part in MemoryMarshal.Cast<byte, ulong>(Bytes(world)))
            {
                hash = System.Numerics.BitOperations.RotateLeft((hash ^ part) * 0x9E3779B97F4A7C15UL, 29);
            }

            return (int)(hash ^ (hash >> 32));
        }

        private static ReadOnlySpan<byte> Bytes(in World world) =>
            MemoryMarshal.AsBytes(new ReadOnlySpan<World>(ref Unsafe.AsRef(in world)));
    }
}
