using System.Text;

namespace Djrill.Net.Crash;

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

    public void Add(string? line)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        lock (_lock)
        {
            _file.Write(bytes);
        }
    }

    public void Dispose() => _file.Dispose();
}
