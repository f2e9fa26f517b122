namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>Receives the steps that are possible in a state.</summary>
internal delegate void StepSink(Step step, in World next);

/// <summary>The protocol: lists the steps of all actors that are possible in a state.</summary>
internal sealed class Model(Scenario scenario, PlantedError planted)
{
    private readonly ClientSteps _clients = new(scenario, planted);
    private readonly LeaseSteps _leases = new(scenario, planted);
    private readonly ClaimSteps _claims = new(scenario);
    private readonly BeginSteps _begins = new(scenario, planted);
    private readonly CallSteps _calls = new(scenario, planted);
    private readonly OutcomeSteps _outcomes = new(scenario, planted);

    public void FindSteps(in World world, StepSink sink)
    {
        _clients.FindSteps(world, sink);
        FindTime(world, sink);
        for (var process = 0; process < 2; process++)
        {
            FindFaults(world, process, sink);
            if (!world.Processes[process].IsPaused)
            {
                _leases.FindSteps(world, process, sink);
                _claims.FindSteps(world, process, sink);
                _begins.FindSteps(world, process, sink);
                _calls.FindSteps(world, process, sink);
                _outcomes.FindSteps(world, process, sink);
            }
        }
    }

    /// <summary>Leases end only while nobody renews them: first that of the worker, then those of its lanes.</summary>
    private void FindTime(in World world, StepSink sink)
    {
        for (byte owner = 1; owner <= WorkerRows.Count; owner++)
        {
            var next = world;
            if (world.Workers[owner - 1] is { Exists: true, HasEnded: false })
            {
                if (planted == PlantedError.NoRenewal || !IsRenewing(world.Processes[0], owner) && !IsRenewing(world.Processes[1], owner))
                {
                    next.Workers[owner - 1].HasEnded = true;
                    sink(new(Actor.Time, Statement.None, StepKind.WorkerLeaseEnds), next);
                }

                continue;
            }

            next.Lanes[0].HasEnded |= next.Lanes[0].Owner == owner;
            next.Lanes[1].HasEnded |= next.Lanes[1].Owner == owner;
            sink(new(Actor.Time, Statement.None, StepKind.LaneLeasesEnd), next);
        }
    }

    private void FindFaults(in World world, int process, StepSink sink)
    {
        ref readonly var memory = ref world.Processes[process];
        var next = world;
        if (memory.IsPaused && !LeaseStatements.IsAlive(world, memory.Owner))
        {
            next.Processes[process].IsPaused = false;
            sink(new((Actor)process, Statement.None, StepKind.Resumed), next);
        }

        if (memory.Owner == 0 || world.Seen.Faults >= scenario.Faults)
        {
            return;
        }

        next = world;
        next.Seen.Faults++;
        next.Processes[process] = default;
        sink(new((Actor)process, Statement.None, StepKind.Crash), next);
        if (memory is { IsPaused: false, IsLost: false } && LeaseStatements.IsAlive(world, memory.Owner))
        {
            // Nobody sees a pause before the lease ends, so it begins just then.
            next.Processes[process] = memory with { IsPaused = true };
            next.Workers[memory.Owner - 1].HasEnded = true;
            sink(new((Actor)process, Statement.None, StepKind.Pause), next);
        }
    }

    private static bool IsRenewing(in Process process, byte owner) =>
        process.Owner == owner && process is { IsPaused: false, IsLost: false };
}
