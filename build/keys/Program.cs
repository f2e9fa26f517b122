using System.Globalization;
using Djrill.Net.Keys;

const int Events = 5_000_000;
const int Seed = 20261123;

if (args.Length > 2 || !TryRead(0, Events, out var count) || !TryRead(1, Seed, out var seed) || count < 1)
{
    Console.Error.WriteLine("Usage: [EVENTS, by default 5000000] [SEED, by default 20261123]");
    return 2;
}

return KeyCheck.Run(count, seed) ? 0 : 1;

bool TryRead(int place, int otherwise, out int value)
{
    value = otherwise;
    return args.Length <= place || int.TryParse(args[place], NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
