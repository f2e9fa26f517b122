namespace Djrill.Net.Crash;

/// <summary>Holds what was answered against what was handled.</summary>
internal sealed class Report(string folder)
{
    private int _events;
    private int _resends;
    private int _lost;

    public void Resent() => _resends++;

    /// <summary>Looks at the moment of the answer: what is handled later came too late.</summary>
    public void Answered(IReadOnlyList<string> ids)
    {
        _events += ids.Count;
        _lost += ids.Except(Read(Server.HandlerJournal)).Count();
        _lost += ids.Except(Read(Server.SubscriberJournal)).Count();
    }

    /// <summary>Counts the lines that the handler wrote, without reading them: all are of one length.</summary>
    public int CountHandled()
    {
        var file = new FileInfo(Path.Combine(folder, Server.HandlerJournal));
        return file.Exists ? (int)(file.Length / (Batch.IdOf(0).Length + 1)) : 0;
    }

    /// <returns>The exit code: 0 when nothing is lost, and nobody handled more twice than there were kills to cause it.</returns>
    public int Write(RunOptions options, int kills)
    {
        var handlers = CountDuplicates(Server.HandlerJournal);
        var isSound = _lost == 0 && kills == options.Kills && handlers <= kills;
        Console.WriteLine(FormattableString.Invariant($"""
            ledger: {(options.Ledger == Server.FileLedger ? "file" : "redis")}, seed: {options.Seed}
            events: {_events}, kills: {kills}, resends: {_resends}
            answered 200 and not handled: {_lost}
            handled more than once by the handler: {handlers}
            handled more than once by the static subscriber: {CountDuplicates(Server.SubscriberJournal)}
            {(isSound ? "sound" : "NOT SOUND")}
            """));
        return isSound ? 0 : 1;
    }

    private int CountDuplicates(string journal)
    {
        var lines = Read(journal);
        return lines.Count - lines.Distinct().Count();
    }

    /// <summary>Reads whole lines; the last is empty, or was being written.</summary>
    private List<string> Read(string journal)
    {
        var path = Path.Combine(folder, journal);
        if (!File.Exists(path))
        {
            return [];
        }

        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. reader.ReadToEnd().Split('\n')[..^1]];
    }
}
