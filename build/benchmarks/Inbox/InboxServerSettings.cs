using System.Text.Json;

namespace Djrill.Net.Benchmarks.Inbox;

/// <summary>The settings of a server process with an inbox.</summary>
/// <param name="Engine">The name of the engine: <see cref="InboxEngines.Sqlite"/> or <see cref="InboxEngines.PostgreSql"/>.</param>
/// <param name="ConnectionString">The connection string of the database.</param>
/// <param name="Handler">What the handler does with an event.</param>
/// <param name="IsWorkerEnabled">Whether the process works events.</param>
/// <param name="Milliseconds">How long a handler sleeps.</param>
/// <param name="LeaseSeconds">The duration of a lease.</param>
/// <param name="WatchesClaims">Whether the time of each claim is recorded. PostgreSQL only.</param>
/// <param name="HasInspector">Whether the inspector is mapped, to anybody. A failed event then is a dead letter at once.</param>
internal sealed record InboxServerSettings(
    string Engine,
    string ConnectionString,
    HandlerKind Handler = HandlerKind.Nothing,
    bool IsWorkerEnabled = true,
    int Milliseconds = 0,
    double LeaseSeconds = 60,
    bool WatchesClaims = false,
    bool HasInspector = false)
{
    public static InboxServerSettings Parse(string json) => JsonSerializer.Deserialize<InboxServerSettings>(json)!;

    public override string ToString() => JsonSerializer.Serialize(this);
}
