using Djrill.Net.Inbox;
using Microsoft.Data.Sqlite;

namespace Djrill.Net.Tests.Inbox.Sqlite;

internal sealed class SqliteConnectionStringTests
{
    private static readonly string Root = Path.GetFullPath("/content");

    [TestCase("Data Source=mandrill.db")]
    [TestCase("DataSource=mandrill.db")]
    [TestCase("Filename= mandrill.db ")]
    [TestCase("data source=\"./sub/../mandrill.db\"")]
    public void RelativePath_BeginsInTheContentRoot(string text)
    {
        var settings = Read(text);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.Path, Is.EqualTo(Path.Combine(Root, "mandrill.db")));
            Assert.That(new SqliteConnectionStringBuilder(settings.Value).DataSource, Is.EqualTo(settings.Path));
        }
    }

    [Test]
    public void AbsolutePath_IsKept() =>
        Assert.That(Read("Data Source=/data/mandrill.db").Path, Is.EqualTo(Path.GetFullPath("/data/mandrill.db")));

    [Test]
    public void OwnConnections_AreNeitherPooledNorShared()
    {
        var settings = new SqliteConnectionStringBuilder(
            Read("Data Source=a.db;Pooling=True;Cache=Shared;Password=p;Foreign Keys=True").Value);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings.Pooling, Is.False);
            Assert.That(settings.Cache, Is.EqualTo(SqliteCacheMode.Default));
            Assert.That(settings.DefaultTimeout, Is.EqualTo(2));
            Assert.That((settings.Password, settings.ForeignKeys), Is.EqualTo(("p", true)), "The rest is the application's.");
        }
    }

    [TestCase("", "''")]
    [TestCase("Data Source=", "''")]
    [TestCase("Data Source=:memory:", "':memory:'")]
    [TestCase("Data Source=file::memory:", "'file::memory:'")]
    [TestCase("Data Source=file:mandrill.db?immutable=1", "'file:mandrill.db?immutable=1'")]
    [TestCase("Data Source=|DataDirectory|mandrill.db", "'|DataDirectory|mandrill.db'")]
    [TestCase("Data Source=shared;Mode=Memory", "'Mode=Memory'")]
    [TestCase("Data Source=mandrill.db;Mode=ReadOnly", "'Mode=ReadOnly'")]
    public void NoWritableFile_IsRefused(string text, string found) => Assert.That(
        () => Read(text), Throws.TypeOf<InboxConfigurationException>().With.Message.Contains(found));

    [Test]
    public void NoConnectionString_IsRefusedWithoutQuotingIt() => Assert.That(
        () => Read("secret"), Throws.TypeOf<InboxConfigurationException>().With.Message.Not.Contains("secret"));

    [Test]
    public void Schema_IsRefused() => Assert.That(
        static () => new SqliteEngine(
            static () => new SqliteConnection(),
            "Data Source=mandrill.db",
            Root,
            new TableNames("inbox", "mandrill_"),
            TimeSpan.FromSeconds(5)),
        Throws.TypeOf<InboxConfigurationException>().With.Message.Contains("'Schema' is 'inbox'"));

    private static SqliteConnectionString Read(string text) => new(text, Root, TimeSpan.FromSeconds(1.5));
}
