using Djrill.Net.Tests;

// Tests of one fixture run one after the other, fixtures beside each other. A fixture that reads or sets what the whole process
// shares is marked [NonParallelizable], with the reason.
[assembly: Parallelizable(ParallelScope.Fixtures)]

// More than the cores of a small machine: some fixtures wait for a process, or for a clock.
[assembly: LevelOfParallelism(4)]
[assembly: SignalScopePerFixture]
