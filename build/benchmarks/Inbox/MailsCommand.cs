using System.Globalization;
using System.Text;
using Djrill.Net.Benchmarks.Load;
using Djrill.Net.Benchmarks.Servers;
using Djrill.Net.Benchmarks.Workloads;
using Npgsql;

namespace Djrill.Net.Benchmarks.Inbox;

/// <summary>The command 'inbox mails': mails of 10 MB, stored and worked in a small heap, and written to the log once.</summary>
internal static class MailsCommand
{
    private const long HeapLimit = 256L * 1024 * 1024;
    private const double LogBar = 1.1;
    private const string Time = "1700000000";

    public static async Task<bool> RunAsync(InboxEngines engines, CommandLine options)
    {
        var isMet = true;
        var mails = options.Find("--mails") ?? 200;
        var mail = WorkloadCatalog.Create("W4");
        MarkdownTable.Begin("Engine", "Mails", "JSON", "Answered 200", "Right digests", "Peak working set", "WAL of one mail / its JSON");
        foreach (var engine in engines.Names)
        {
            isMet &= await RunAsync(engine, engines.Create(engine), mail, mails);
        }

        return isMet;
    }

    private static async Task<bool> RunAsync(string engine, string connectionString, Workload mail, int mails)
    {
        using var server = InboxLoad.Start(new(engine, connectionString, HandlerKind.Digest), new(HeapLimitBytes: HeapLimit));
        server.Watch();
        var written = engine == InboxEngines.PostgreSql ? await MeasureLogAsync(server, connectionString, mail) : (double?)null;
        var first = written is null ? 0 : 1; // Its log was measured.
        var answered = 0;
        for (var number = 1; number <= mails; number++)
        {
            answered += Send(server, mail, number) ? 1 : 0;
        }

        await InboxLoad.WaitAsync(answered + first, server);
        var digests = server.Stats().Digests.GetValueOrDefault(mail.AttachmentDigest!) - first;
        MarkdownTable.Line(
            engine, $"{mails}", Figures.Bytes(mail.Json.Length), $"{answered} ({Figures.Verdict(answered == mails)})",
            $"{digests} ({Figures.Verdict(digests == mails)})", Figures.Bytes(server.Watch().PeakResident),
            written is { } ratio ? Figures.AtMost(ratio, LogBar, Figures.Ratio) : "");
        return answered == mails && digests == mails && written is null or <= LogBar;
    }

    /// <summary>Sends one mail until the server lets it in.</summary>
    private static bool Send(ServerProcess server, Workload mail, int number)
    {
        var time = (1_700_000_000 + number).ToString(CultureInfo.InvariantCulture);
        var json = Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(mail.Json.Span).Replace(Time, time, StringComparison.Ordinal));
        var request = HttpPost.Create(server.Address, InboxPosts.Of(json, 1));
        for (var attempt = 0; attempt < 40 && server.IsAlive; attempt++)
        {
            if (DuplexPost.Send(server.Address, request).Status == StatusCodes.Status200OK)
            {
                return true;
            }

            Thread.Sleep(250);
        }

        return false;
    }

    /// <returns>The bytes that storing one mail adds to the write-ahead log, per byte of its JSON.</returns>
    private static async Task<double> MeasureLogAsync(ServerProcess server, string connectionString, Workload mail)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var checkpoint = source.CreateCommand("CHECKPOINT");
        await checkpoint.ExecuteNonQueryAsync();
        await using var position = source.CreateCommand("SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint");
        var before = (long)(await position.ExecuteScalarAsync())!;
        Send(server, mail, number: 0);
        var after = (long)(await position.ExecuteScalarAsync())!;
        await InboxLoad.WaitAsync(1, server);
        return (after - before) / (double)mail.Json.Length;
    }
}
