using System.Data.Common;
using Npgsql;

namespace Djrill.Net.Chaos;

/// <summary>A PostgreSQL server. The inbox reaches it through a proxy that can cut connections.</summary>
internal sealed class PostgreSqlStore : ChaosStore
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly PostgreSqlServer _server;

    private PostgreSqlStore(SmallDisk disk, PostgreSqlServer server)
        : base(disk) => (_server, Proxy) = (server, new(server.Port));

    public override MandrillInboxEngine Engine => MandrillInboxEngine.PostgreSql;

    public override string ConnectionString => ConnectionTo(Proxy.Port);

    /// <summary>Gets a connection string past the proxy.</summary>
    public string DirectConnectionString => ConnectionTo(_server.Port);

    public CommitProxy Proxy { get; }

    public static async Task<PostgreSqlStore> StartAsync(SmallDisk disk)
    {
        var server = await PostgreSqlServer.CreateAsync(disk.Path);
        var store = new PostgreSqlStore(disk, server);
        server.Start();
        await store.WaitUntilAnsweringAsync();
        return store;
    }

    /// <summary>Stops the server as a loss of power would, and starts it again.</summary>
    public async Task RestartAsync(TimeSpan pause)
    {
        var away = new Interval(JournalLine.Now);
        Away.Add(away);
        await _server.StopImmediatelyAsync();
        await Task.Delay(pause);
        _server.Start();
        await WaitUntilAnsweringAsync();
        away.To = JournalLine.Now;
    }

    /// <inheritdoc/>
    public override async Task RecoverAsync()
    {
        await _server.StartIfEndedAsync();
        await WaitUntilAnsweringAsync();
    }

    protected override DbConnection Connect() => new NpgsqlConnection(DirectConnectionString + ";Pooling=false");

    protected override async Task StopAsync()
    {
        Proxy.Dispose();
        await _server.StopImmediatelyAsync();
    }

    private static string ConnectionTo(int port) =>
        $"Host=127.0.0.1;Port={port};Username={PostgreSqlServer.User};Database=postgres;Timeout=5;Maximum Pool Size=40;"
        + "SSL Mode=Disable;GSS Encryption Mode=Disable"; // The proxy reads the protocol.

    private async Task WaitUntilAnsweringAsync()
    {
        var limit = JournalLine.Now + StartLimit;
        while (true)
        {
            try
            {
                // A write: during recovery from a full disk, reads answer first.
                await QueryAsync<string>("CREATE TEMP TABLE answering (id int); SELECT 'yes'");
                return;
            }
            catch (DbException) when (JournalLine.Now < limit)
            {
                await Task.Delay(LookAgain);
                await _server.StartIfEndedAsync();
            }
        }
    }
}
