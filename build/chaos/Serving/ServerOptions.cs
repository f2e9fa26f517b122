using System.Text.Json;

namespace Djrill.Net.Chaos;

/// <summary>The options of one server process, passed to it as JSON.</summary>
/// <param name="Engine">The database engine.</param>
/// <param name="ConnectionString">The connection string of the inbox and of the effects.</param>
/// <param name="Port">The loopback port.</param>
/// <param name="IsWorker">Whether the process calls handlers. If false, it only receives.</param>
/// <param name="Journal">The path of the journal of this process.</param>
/// <param name="MaxCrashes">The number of crashes that make an event a dead letter.</param>
/// <param name="SyncedFile">SQLite: the file that gets the end of the WAL at each synced commit.</param>
/// <param name="Break">The fault of the package that this process imitates.</param>
internal sealed record ServerOptions(
    MandrillInboxEngine Engine,
    string ConnectionString,
    int Port,
    bool IsWorker,
    string Journal,
    int MaxCrashes = ServerOptions.NeverDead,
    string? SyncedFile = null,
    PlantedFault Break = PlantedFault.None)
{
    /// <summary>So many attempts that no fault of the rig makes an event a dead letter.</summary>
    public const int NeverDead = 100_000;

    public const string Secret = "a-random-secret-of-32-characters";
    public const string Path = "/djrill/webhook?secret=" + Secret;

    /// <summary>The URL that is signed, as entered at Mandrill. The servers' addresses differ from it.</summary>
    public const string SignedUrl = "https://chaos.example" + Path;

    public const string SignatureKey = "a-signature-key";

    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(2);

    /// <summary>The lease where crashes are counted: a renewal that a busy machine delays for longer than the lease counts as one.</summary>
    public static readonly TimeSpan PatientLease = TimeSpan.FromSeconds(6);

    public static readonly TimeSpan FirstRetryDelay = TimeSpan.FromSeconds(0.1);
    public static readonly TimeSpan MaxRetryDelay = TimeSpan.FromSeconds(2);

    public static ServerOptions Read(string json) =>
        JsonSerializer.Deserialize<ServerOptions>(json)!; // Not null: the rig wrote it.

    public string Write() => JsonSerializer.Serialize(this);
}
