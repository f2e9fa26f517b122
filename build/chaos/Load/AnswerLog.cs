using System.Globalization;
using System.Text;

namespace Djrill.Net.Chaos;

/// <summary>The client's synced file: a line 'sending' before each post, and a line 'answered 200' after an answer.</summary>
internal sealed class AnswerLog(string path) : IDisposable
{
    private const string Answered = "answered 200";

    private readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
    private readonly Lock _lock = new();

    /// <summary>Reads the batches that were answered 200, with the time of the first answer.</summary>
    public static Dictionary<int, TimeSpan> ReadAnswered(string path) => File.ReadLines(path)
        .Select(static line => line.Split('\t'))
        .Where(static parts => parts is [_, Answered, _])
        .Select(static parts => (Time: TimeSpan.FromTicks(long.Parse(parts[0], CultureInfo.InvariantCulture)),
            Batch: int.Parse(parts[2], CultureInfo.InvariantCulture)))
        .GroupBy(static line => line.Batch)
        .ToDictionary(static lines => lines.Key, static lines => lines.Min(static line => line.Time));

    public void AddSending(int batch) => Add("sending", batch);

    public void AddAnswered(int batch) => Add(Answered, batch);

    public void Dispose() => _file.Dispose();

    private void Add(string what, int batch)
    {
        lock (_lock)
        {
            _file.Write(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{JournalLine.Now.Ticks}\t{what}\t{batch}\n")));
            _file.Flush(flushToDisk: true);
        }
    }
}
