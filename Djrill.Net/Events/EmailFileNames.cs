namespace Djrill.Net.Events;

/// <summary>
/// Gives the files of one email safe names, all when the first is asked for: each depends on those before it, and most
/// applications save no file.
/// </summary>
internal sealed class EmailFileNames
{
    private readonly List<string?> _names = [];
    private readonly Lazy<string[]> _safeNames;

    public EmailFileNames() => _safeNames = new(Create);

    /// <summary>Adds a file.</summary>
    /// <param name="name">The name as its author wrote it.</param>
    /// <returns>Gives its safe name. To be called after the last file is added.</returns>
    public Func<string> Add(string? name)
    {
        var index = _names.Count;
        _names.Add(name);
        return () => _safeNames.Value[index];
    }

    private string[] Create()
    {
        var unique = new UniqueFileNames();
        return [.. _names.Select(name => unique.Reserve(SafeFileNames.Create(name)))];
    }
}
