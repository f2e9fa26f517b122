using Djrill.Net.Fuzz;
using SharpFuzz;

var targets = new Dictionary<string, Action<ReadOnlyMemory<byte>>> { ["form"] = FormTarget.Run, ["events"] = EventsTarget.Run };

switch (args)
{
    case ["run", var name] when targets.TryGetValue(name, out var target):
        Fuzzer.Run(stream => target(ReadAll(stream)));
        return 0;

    case ["replay", var name, .. var files] when targets.TryGetValue(name, out var target):
        foreach (var file in files)
        {
            target(File.ReadAllBytes(file));
        }

        Console.WriteLine($"{files.Length} inputs, no difference.");
        return 0;

    default:
        Console.Error.WriteLine("Usage: run form|events, under afl-fuzz; or: replay form|events FILE...");
        return 2;
}

static byte[] ReadAll(Stream stream)
{
    using var all = new MemoryStream();
    stream.CopyTo(all);
    return all.ToArray();
}
