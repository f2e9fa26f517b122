using System.Text;
using Djrill.Net.Inbox;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.Admin;

/// <summary>After an erasure and the documented steps, the database's files contain neither the address nor the email.</summary>
[NonParallelizable] // On PostgreSQL, VACUUM FULL keeps what an open transaction of another test may still see.
internal sealed class ErasedFilesTests(StoreKind kind) : AdminFixture(kind)
{
    private const string Text = "Please close the account 5d2b.";

    // Long, so that no name of another test's schema contains it: the catalog of the server has thousands of digits.
    private static readonly string Subject = $"Kündigung {Guid.NewGuid():N}";

    private readonly string _address = $"erased-{Guid.NewGuid():N}@example.com";

    private static string Number => Subject[^32..];

    [Test]
    public async Task Erasure_RemovesAddressSubjectAndBodyFromTheFiles()
    {
        await StoreAsync();
        await FlushAsync();
        var before = await FindAsync();

        var erased = await Inbox.EraseAsync(_address, Token);
        await CompactAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.EquivalentTo([_address, Number, Text]));
            Assert.That(erased, Is.EqualTo(2));
            Assert.That(await FindAsync(), Is.Empty);
        }
    }

    private async Task StoreAsync()
    {
        var ids = await Seed.StoreAsync(
            "",
            MandrillSamples.Open(options => (options.Recipient, options.Subject) = (_address, Subject)),
            MandrillSamples.Inbound(email => (email.From, email.Subject, email.Text) = (_address, Subject, Text)),
            MandrillSamples.Click());
        await Seed.KillAsync("H1", new("E", $"No account of {_address}", "F"), ids[0]);
    }

    /// <summary>Brings what is committed into the tables' files, and the statistics of the columns.</summary>
    private Task FlushAsync() => Kind == StoreKind.Sqlite ? Task.CompletedTask : RunAsync("ANALYZE {0}", "CHECKPOINT");

    /// <summary>The steps of docs/inbox.md.</summary>
    private Task CompactAsync() => Kind == StoreKind.Sqlite ? Task.CompletedTask : RunAsync("VACUUM FULL {0}", "CHECKPOINT");

    /// <summary>Runs statements outside of a transaction.</summary>
    private async Task RunAsync(string ofTable, string atEnd)
    {
        await using var session = await Store.Engine.OpenAsync(SqlAccess.Read, Token);
        var tables = Store.Tables;
        foreach (var table in new[] { tables.Events, tables.Bodies, tables.Deliveries, tables.Lookup })
        {
            await session.ExecuteAsync(ofTable.Replace("{0}", table, StringComparison.Ordinal), Token);
        }

        await session.ExecuteAsync(atEnd, Token);
    }

    private async Task<IEnumerable<string>> FindAsync()
    {
        var files = await FindFilesAsync();
        Assert.That(files, Is.Not.Empty);
        var contents = files.Select(static file => Encoding.Latin1.GetString(ReadAll(file))).ToList();
        return new[] { _address, Number, Text }.Where(text => contents.Any(content => content.Contains(text, StringComparison.Ordinal)));
    }

    private async Task<IReadOnlyList<string>> FindFilesAsync()
    {
        if (Store.Engine is SqliteEngine sqlite)
        {
            return Directory.GetFiles(Path.GetDirectoryName(sqlite.Path)!, Path.GetFileName(sqlite.Path) + "*"); // Not null: a file has a folder.
        }

        var folder = await Store.ScalarAsync<string>("SELECT setting FROM pg_settings WHERE name = 'data_directory'");
        return Directory.GetFiles(Path.Combine(folder, "base"), "*", SearchOption.AllDirectories);
    }

    // Other tests are using the server, and SQLite the file.
    private static byte[] ReadAll(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            stream.CopyTo(content);
            return content.ToArray();
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }
}
