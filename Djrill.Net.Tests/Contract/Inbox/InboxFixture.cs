using System.Text.Json.Nodes;
using Djrill.Net.Events;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Inbox.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract.Inbox;

/// <summary>Gives each test tables of its own, on each engine.</summary>
[TestFixture(StoreKind.Sqlite)]
[TestFixture(StoreKind.PostgreSql)]
internal abstract class InboxFixture(StoreKind kind)
{
    protected StoreKind Kind => kind;

    protected InboxTables Tables { get; private set; } = null!; // Set before each test.

    /// <summary>Ends a test that hangs.</summary>
    protected static CancellationToken Token => TestContext.CurrentContext.CancellationToken;

    [SetUp]
    public async Task CreateTablesAsync() => Tables = await InboxTables.CreateAsync(kind);

    [TearDown]
    public async Task DropTablesAsync() => await Tables.DisposeAsync();

    /// <summary>Starts an application with one handler that runs a delegate.</summary>
    protected Task<InboxApp> StartAsync(
        Func<MandrillEvent, MandrillDelivery, CancellationToken, Task> handle, Action<MandrillInboxOptions>? configure = null) =>
        InboxApp.StartAsync(
            Tables,
            services => services.AddSingleton(new Script(handle)).AddMandrillEventHandler<ScriptHandler>(),
            configure);

    /// <summary>Makes an event of a message. Events of one message keep their order.</summary>
    protected static MandrillEvent Event(string messageId, int number)
    {
        var json = JsonNode.Parse(MandrillSamples.Click(options => options.Recipient = $"{number}@example.com").ToJson())!;
        (json["_id"], json["msg"]!["_id"], json["number"]) = (messageId, messageId, number);
        return MandrillEvent.Parse(json.ToJsonString());
    }

    protected static int NumberOf(MandrillEvent mandrillEvent) => (int)mandrillEvent.Data["number"]!;

    internal sealed record Script(Func<MandrillEvent, MandrillDelivery, CancellationToken, Task> HandleAsync);

    [MandrillHandler(Name = "script")]
    internal sealed class ScriptHandler(Script script, MandrillDelivery delivery) : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) =>
            script.HandleAsync(mandrillEvent, delivery, cancellationToken);
    }
}
