namespace Djrill.Net.Events;

/// <summary>Creates a unique safe file name for each file of an email. The comparison of names ignores case.</summary>
/// <remarks>Each name depends on the names of earlier files, so all names are created together, on first use.</remarks>
internal sealed class EmailFileNames
{
    private readonly List<string?> _names = [];
    private readonly Lazy<string[]> _safeNames;
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The last number that was added to each name. A search from 2 would take quadratic time for equal names.</summary>
    private readonly Dictionary<string, int> _lastNumbers = new(StringComparer.OrdinalIgnoreCase);

    public EmailFileNames() => _safeNames = new(() => [.. _names.Select(name => Reserve(SafeFileNames.Create(name)))]);

    /// <summary>Adds a file.</summary>
    /// <param name="name">The original name of the file.</param>
    /// <returns>A function that returns the safe name. Call the function only after all files are added.</returns>
    public Func<string> Add(string? name)
    {
        var index = _names.Count;
        _names.Add(name);
        return () => _safeNames.Value[index];
    }

    private string Reserve(string safeName)
    {
        var name = safeName;
        while (!_taken.Add(name))
        {
            var numberBase = SafeFileNames.ShortenForNumber(safeName);
            var number = _lastNumbers.GetValueOrDefault(numberBase, 1) + 1;
            _lastNumbers[numberBase] = number;
            name = SafeFileNames.InsertNumber(numberBase, number);
        }

        return name;
    }
}
