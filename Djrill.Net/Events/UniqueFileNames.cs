namespace Djrill.Net.Events;

/// <summary>Gives each file of one email a name of its own, so that none overwrites another, also where case does not count.</summary>
internal sealed class UniqueFileNames
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The number last given. Counting from 2 each time would take long with thousands of files of one name.</summary>
    private readonly Dictionary<string, int> _last = new(StringComparer.OrdinalIgnoreCase);

    public string Reserve(string safeName)
    {
        var name = safeName;
        while (!_taken.Add(name))
        {
            var numberBase = SafeFileNames.NumberBase(safeName);
            var number = _last.GetValueOrDefault(numberBase, 1) + 1;
            _last[numberBase] = number;
            name = SafeFileNames.Numbered(numberBase, number);
        }

        return name;
    }
}
