using System.Globalization;
using System.Reflection;
using Djrill.Net.Inbox;
using Djrill.Net.Tests.Inbox.Sql;
using Djrill.Net.Tests.Package;

namespace Djrill.Net.Tests.Inbox.Admin;

/// <summary>The tables and scripts of docs/inbox.md are those of the code.</summary>
internal sealed class InboxPageTests
{
    private static readonly Page InboxPage = Pages.Of("docs/inbox.md");

    private static readonly TableNames Tables = new(null, "mandrill_");

    private static IEnumerable<TestCaseData<string, string>> Scripts =>
    [
        Script("Script for SQLite", new SqliteSchema(Tables).Script),
        Script("Script for PostgreSQL", new PostgreSqlSchema(Tables).Script),
    ];

    [TestCaseSource(nameof(Scripts))]
    public void Script_IsThatOfTheCode(string heading, string script)
    {
        // To approve a change: copy the received file into the page.
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, $"{heading}.received.sql"), Normalize(script));

        var block = InboxPage.Blocks.Single(block => block.Heading == heading);

        Assert.That(block.Text, Is.EqualTo(Normalize(script)));
    }

    [Test]
    public void TableOfSettings_HoldsExactlyTheSettings() => Assert.That(
        InboxPage.Table("Setting", "Type", "Default", "Meaning").Select(static row => (row[0], row[1], row[2])),
        Is.EquivalentTo(typeof(MandrillInboxOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(static setting => (setting.Name, TypeNames.Of(setting), Default(setting)))));

    [TestCase(StoreKind.Sqlite)]
    [TestCase(StoreKind.PostgreSql)]
    public async Task TableOfColumns_HoldsExactlyTheColumns(StoreKind kind)
    {
        var rows = InboxPage.Table("Table", "Column", "Meaning").Where(row => kind == StoreKind.Sqlite || row[1] != "last_batch");
        await using var store = await TestStore.CreateAsync(kind);
        await store.Events.OpenAsync(CancellationToken.None);
        var found = new List<string>();
        await using var session = await store.Engine.OpenAsync(SqlAccess.Read, CancellationToken.None);
        foreach (var table in new[] { "meta", "batches", "events", "bodies", "lookup", "deliveries", "lanes", "workers" })
        {
            var name = store.Tables.Schema is { } schema ? $"{schema}.{store.Tables.Prefix}{table}" : store.Tables.Prefix + table;
            await using var command = session.Command($"SELECT * FROM {name} LIMIT 0");
            await using var reader = await command.ExecuteReaderAsync();
            found.AddRange(Enumerable.Range(0, reader.FieldCount).Select(column => $"{table}.{reader.GetName(column)}"));
        }

        Assert.That(rows.Select(static row => $"{row[0]}.{row[1]}"), Is.EqualTo(found));
    }

    private static TestCaseData<string, string> Script(string heading, string script) =>
        new TestCaseData<string, string>(heading, script).SetArgDisplayNames(heading);

    private static string Normalize(string script) => script.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private static string Default(PropertyInfo setting) =>
        Convert.ToString(setting.GetValue(new MandrillInboxOptions()), CultureInfo.InvariantCulture) is { Length: > 0 } value ? value : "none";
}
