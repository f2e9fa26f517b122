using System.Text;

namespace Djrill.Net.Chaos;

/// <summary>A file of lines. Each is with the operating system, and so survives the process, once <see cref="Add"/> returns.</summary>
internal sealed class Journal(string path) : IDisposable
{
    private readonly FileStream _file = new(path, new FileStreamOptions
    {
        Mode = FileMode.Append,
        Access = FileAccess.Write,
        Share = FileShare.ReadWrite,
        BufferSize = 0,
    });

    private readonly Lock _lock = new();

    /// <summary>Reads the whole lines; the last is empty, or was being written.</summary>
    public static IReadOnlyList<JournalLine> Read(string path) => File.Exists(path)
        ? [.. File.ReadAllText(path).Split('\n')[..^1].Select(JournalLine.Parse).OfType<JournalLine>()]
        : [];

    public void Add(LineKind kind, string id)
    {
        lock (_lock)
        {
            _file.Write(Encoding.UTF8.GetBytes($"{new JournalLine(JournalLine.Now, kind, id)}\n"));
        }
    }

    public void Dispose() => _file.Dispose();
}
