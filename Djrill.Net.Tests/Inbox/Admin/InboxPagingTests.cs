using Djrill.Net.Inbox;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.Admin;

internal sealed class InboxPagingTests(StoreKind kind) : AdminFixture(kind)
{
    private static IEnumerable<TestCaseData<MandrillInboxQuery>> Queries =>
    [
        new TestCaseData<MandrillInboxQuery>(new() { PageSize = 4 }).SetArgDisplayNames("All"),
        new TestCaseData<MandrillInboxQuery>(new() { PageSize = 4, Recipient = "ann@example.com" }).SetArgDisplayNames("Recipient"),
        new TestCaseData<MandrillInboxQuery>(new() { PageSize = 4, State = MandrillInboxState.Pending }).SetArgDisplayNames("Pending"),
    ];

    [TestCaseSource(nameof(Queries))]
    public async Task PagesWhileEventsArrive_HoldEachEarlierEventOnce(MandrillInboxQuery query)
    {
        var stored = new List<long>();
        for (var batch = 0; batch < 5; batch++)
        {
            stored.AddRange(await Seed.StoreAsync("", Opens(2)));
        }

        var listed = new List<long>();
        for (var page = await Inbox.ListAsync(query, Token); ; page = await Inbox.ListAsync(With(query, page.After), Token))
        {
            listed.AddRange(page.Entries.Select(static entry => entry.Id));
            if (page.After is null)
            {
                break;
            }

            await Seed.StoreAsync("", Opens(3));
        }

        Assert.That(listed, Is.EqualTo(stored.OrderDescending()));
    }

    [Test]
    public async Task LastPage_HasNoPosition()
    {
        await Seed.StoreAsync("", Opens(4));

        var page = await Inbox.ListAsync(new() { PageSize = 4 }, Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Entries, Has.Count.EqualTo(4));
            Assert.That(page.After, Is.Null);
        }
    }

    [Test]
    public async Task RecipientInBatchesFarApart_IsFound()
    {
        var first = await Seed.StoreOneAsync(Opens(1)[0]);
        await SkipBatchesAsync(200_000); // Several windows of the index, nearly all of them empty.
        var second = await Seed.StoreOneAsync(Opens(1)[0]);

        var page = await Inbox.ListAsync(new() { Recipient = "ann@example.com" }, Token);

        Assert.That(page.Entries.Select(static entry => entry.Id), Is.EqualTo([second, first]));
    }

    [TestCase(0)]
    [TestCase(501)]
    public void PageSizeOutOfRange_IsRefused(int pageSize) => Assert.That(
        () => Inbox.ListAsync(new() { PageSize = pageSize }, Token),
        Throws.TypeOf<ArgumentOutOfRangeException>().With.Property(nameof(ArgumentException.ParamName)).EqualTo("PageSize"));

    [TestCase("")]
    [TestCase("page two")]
    [TestCase("ffffffffffffffff", Description = "a negative id")]
    public void AfterThatIsNoPosition_IsRefused(string after) => Assert.That(
        () => Inbox.ListAsync(new() { After = after }, Token), Throws.ArgumentException.With.Message.StartsWith("'After' is not"));

    private static MandrillInboxQuery With(MandrillInboxQuery query, string? after) =>
        new() { PageSize = query.PageSize, Recipient = query.Recipient, State = query.State, After = after };

    private static Djrill.Net.Events.MandrillEvent[] Opens(int count) =>
        [.. Enumerable.Range(0, count).Select(static _ => MandrillSamples.Open(static options => options.Recipient = "ann@example.com"))];

    private Task SkipBatchesAsync(long batch) => Store.ExecuteAsync(Store.Engine is SqliteEngine
        ? $"UPDATE {Store.Tables.Meta} SET last_batch = {batch}"
        : $"SELECT setval('{Store.Tables.BatchSequence}', {batch})");
}
