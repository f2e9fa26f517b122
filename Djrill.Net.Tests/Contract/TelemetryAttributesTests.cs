using Djrill.Net.Events;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Contract.Inbox;
using Djrill.Net.Tests.Inbox.Sql;
using Djrill.Net.Tests.Package;

namespace Djrill.Net.Tests.Contract;

/// <summary>What is measured and traced has the attributes of the page, all of them and no others.</summary>
[NonParallelizable] // The spans of all hosts of the process are seen.
internal sealed class TelemetryAttributesTests
{
    private static readonly Page Page = Pages.Of("docs/operations.md");

    private IReadOnlyList<(string Name, string[] Attributes)> _measured = [];
    private IReadOnlyList<(string Name, string[] Attributes)> _traced = [];

    [OneTimeSetUp]
    public async Task RunAsync()
    {
        using var isolation = MandrillSignalsIsolation.Begin();
        await using var app = await TestApp.StartAsync(AppKind.AddDjrill, static options =>
        {
            TestApp.Unsigned(options);
            options.MaxDeliveryAttempts = 2;
        });
        using var meter = new MeterRecorder(app);
        using var spans = new SpanRecorder();
        using var failing = new Subscription(static (_, _) => throw new InvalidOperationException());
        using var handling = Subscription.Record(out _);
        using var taking = DeadLetterSubscription.Record(out _);

        // The second time the one that handled the event is skipped, and for the other it is a dead letter.
        for (var i = 0; i < 2; i++)
        {
            using var response = await app.Client.SendAsync(MandrillPost.Unsigned("""[{"event":"send"}]"""));
        }

        meter.Observe(MandrillTelemetry.ReservedMemory);
        await using var signed = await TestApp.StartAsync(AppKind.AddDjrill);
        using var refused = await signed.Client.SendAsync(MandrillPost.Of("[]", key: "another"));
        await using var tables = await InboxTables.CreateAsync(StoreKind.Sqlite);
        await using var inbox = await InboxApp.StartAsync(tables, static services => services.AddMandrillEventHandler<FailingOnce>());
        using var ofInbox = new MeterRecorder(inbox.App);
        await inbox.PostAsync(MandrillEvent.Parse("""{"event":"send"}"""));
        await inbox.WaitForAsync(MandrillInboxState.Dead, 1); // One of the recipients always fails.
        ofInbox.Observe(MandrillTelemetry.InboxDepth);
        _measured = [.. meter.All.Concat(ofInbox.All).GroupBy(static one => one.Instrument, static (name, all) => (name, Union(all.Select(static one => one.Tags.Keys))))];
        _traced = [.. spans.All.GroupBy(static one => one.OperationName, static (name, all) => (name, Union(all.Select(static one => one.TagObjects.Select(static tag => tag.Key)))))];
    }

    [Test]
    public void Instruments_HaveTheAttributesOfThePage() =>
        Assert.That(_measured, Is.EquivalentTo(Page.Table("Instrument", "Kind", "Unit", "Attributes", "Meaning").Select(static row => (row[0], Listed(row[3])))));

    [Test]
    public void Spans_HaveTheAttributesOfThePage() =>
        Assert.That(_traced, Is.EquivalentTo(Page.Table("Span", "Parent", "Attributes", "Meaning").Select(static row => (row[0], Listed(row[2])))));

    private static string[] Union(IEnumerable<IEnumerable<string>> attributes) => [.. attributes.SelectMany(static all => all).Distinct().Order(StringComparer.Ordinal)];

    private static string[] Listed(string cell) => cell.Split(", ", StringSplitOptions.RemoveEmptyEntries);

    internal sealed class FailingOnce(MandrillDelivery delivery) : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) =>
            delivery.Attempt == 1 ? throw new InvalidOperationException() : Task.CompletedTask;
    }
}
