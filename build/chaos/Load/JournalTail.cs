using System.Text;

namespace Djrill.Net.Chaos;

/// <summary>Follows the journal of a running process: how many calls are in flight.</summary>
internal sealed class JournalTail(string path) : IDisposable
{
    private readonly Lock _lock = new();
    private FileStream? _file;
    private string _rest = "";

    /// <summary>Gets the number of calls that began and have not ended.</summary>
    public int Running { get; private set; }

    /// <summary>Gets the number of calls that returned.</summary>
    public int Handled { get; private set; }

    /// <summary>Gets the number of commits that succeeded and threw.</summary>
    public int Threw { get; private set; }

    /// <summary>Reads the lines that are new.</summary>
    public JournalTail Refresh()
    {
        lock (_lock)
        {
            _file ??= new FileStream(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            _file.CopyTo(bytes);
            var lines = (_rest + Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length)).Split('\n');
            _rest = lines[^1];
            foreach (var line in lines[..^1].Select(JournalLine.Parse).OfType<JournalLine>())
            {
                Count(line.Kind);
            }

            return this;
        }
    }

    public void Dispose() => _file?.Dispose();

    private void Count(LineKind kind)
    {
        Running += kind switch
        {
            LineKind.Begun => 1,
            LineKind.Handled or LineKind.Failed => -1,
            _ => 0,
        };
        Handled += kind == LineKind.Handled ? 1 : 0;
        Threw += kind == LineKind.Threw ? 1 : 0;
    }
}
