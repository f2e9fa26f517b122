using System.Data.Common;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Sample;

/// <summary>An application that receives Mandrill's webhooks.</summary>
internal static class Receiver
{
    // Beside the created settings: the same database, in whatever folder the receiver is started.
    private static readonly string DefaultDatabase =
        new SqliteConnectionStringBuilder { DataSource = Path.Combine(AppContext.BaseDirectory, "mandrill.db") }.ToString();

    public const string InspectorPath = "/mandrill";

    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await ReceiveAsync(args);
            return ExitCodes.Success;
        }
        catch (Exception exception) when (exception
            is IOException or SocketException // a port that is in use or not to be had
            or FormatException or InvalidDataException // an address or a file that makes no sense
            or InvalidOperationException // no certificate, or a database of another environment
            or DbException
            or OptionsValidationException)
        {
            await Console.Error.WriteLineAsync($"The receiver did not start: {exception.Message}");
            return exception is FormatException or InvalidDataException ? ExitCodes.WrongArguments : ExitCodes.Failure;
        }
    }

    private static async Task ReceiveAsync(string[] args)
    {
        var builder = SampleHost.CreateBuilder(args);
        UseDefaultAddress(builder);
        _ = new SampleSettings(builder.Configuration).Address; // Refuses a wrong address before anything is created.
        CreatedSettings.Keep(builder.Configuration);
        builder.Services.AddControllers().AddDjrill();
        builder.Services.AddMandrillInbox(
            SqliteFactory.Instance, ConnectionString(builder.Configuration) ?? DefaultDatabase);

        builder.Services.AddMandrillInspector();

        // A request that waits for memory is unread, and costs as much as the server's read buffer: 1 MiB by default.
        builder.Services.Configure<SocketTransportOptions>(static options => options.MaxReadBufferSize = 64 * 1024);

        await using var app = builder.Build();
        app.MapControllers();
        app.MapMandrillInspector(InspectorPath);
        Handlers.Subscribe();

        await app.StartAsync();
        CreatedSettings.KeepAddress(app.Configuration);
        Announcement.Print(new SampleSettings(app.Configuration));
        await app.WaitForShutdownAsync();
    }

    /// <summary>Gets the user's connection string, or null. It may hold a password, so no message shows it.</summary>
    private static string? ConnectionString(ConfigurationManager configuration)
    {
        try
        {
            return configuration.GetConnectionString("Mandrill") is { } text ? new SqliteConnectionStringBuilder(text).ToString() : null;
        }
        catch (ArgumentException)
        {
            throw new InvalidOperationException(
                "'ConnectionStrings:Mandrill' is not a connection string of SQLite. Write for example 'Data Source=mandrill.db'.");
        }
    }

    private static void UseDefaultAddress(WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(SampleSettings.DefaultAddress);
        }
    }
}
