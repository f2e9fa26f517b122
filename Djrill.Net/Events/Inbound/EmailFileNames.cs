namespace Djrill.Net.Events;

/// <summary>Creates a safe name for each file of an email. No two names are equal in any case, so no file overwrites another.</summary>
/// <remarks>A name depends on those before it, so all are created at the first use. Most applications save no file.</remarks>
internal sealed class EmailFileNames
{
    private readonly List<string?> _names = [];
    private readonly Lazy<string[]> _safeNames;
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The last number of each name. Thousands of files may have one name, so counting does not restart at 2.</summary>
    private readonly Dictionary<string, int> _lastNumbers = new(StringComparer.OrdinalIgnoreCase);

    public EmailFileNames() => _safeNames = new(() => [.. _names.Select(name => Reserve(SafeFileNames.Create(name)))]);

    /// <summary>Adds a file.</summary>
    /// <param name="name">The name as its author wrote it.</param>
    /// <returns>A function that returns the safe name. It may be called after the last file is added.</returns>
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
            var numberBase = SafeFileNames.NumberBase(safeName);
            var number = _lastNumbers.GetValueOrDefault(numberBase, 1) + 1;
            _lastNumbers[numberBase] = number;
            name = SafeFileNames.Numbered(numberBase, number);
        }

        return name;
    }
}
