using System.Net;
using Djrill.Net.Events;
using Djrill.Net.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract.Inbox;

/// <summary>An application with an inbox on a SQLite file of its own.</summary>
internal sealed class InboxApp : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly bool _ownsFolder;
    private readonly TestApp _app;

    private InboxApp(TestApp app, DirectoryInfo folder, bool ownsFolder) => (_app, _folder, _ownsFolder) = (app, folder, ownsFolder);

    public MandrillInbox Inbox => _app.Services.GetRequiredService<MandrillInbox>();

    public LogCollector Logs => _app.Logs;

    public IServiceProvider Services => _app.Services;

    public string File => FileIn(_folder);

    public static string FileIn(DirectoryInfo folder) => Path.Combine(folder.FullName, "inbox.db");

    /// <param name="add">Adds the handlers.</param>
    /// <param name="configure">Changes the settings, which retry at once.</param>
    /// <param name="folder">The folder of the file, to start on the file of an earlier application.</param>
    public static async Task<InboxApp> StartAsync(
        Action<IServiceCollection> add, Action<MandrillInboxOptions>? configure = null, DirectoryInfo? folder = null)
    {
        var used = folder ?? Directory.CreateTempSubdirectory("djrill-inbox-");
        var app = await TestApp.StartAsync(AppKind.AddDjrill, add: services =>
        {
            services.AddMandrillInbox(SqliteFactory.Instance, $"Data Source={FileIn(used)}", options =>
            {
                options.PollInterval = TimeSpan.FromMilliseconds(20);
                options.FirstRetryDelay = TimeSpan.FromMilliseconds(1);
                options.MaxRetryDelay = TimeSpan.FromMilliseconds(20);
                configure?.Invoke(options);
            });
            add(services);
        });
        return new(app, used, folder is null);
    }

    public async Task<HttpStatusCode> PostAsync(params MandrillEvent[] events)
    {
        using var post = MandrillPost.Of($"[{string.Join(',', events.Select(static mandrillEvent => mandrillEvent.ToJson()))}]");
        using var answer = await _app.Client.PostMandrillAsync(post);
        return answer.StatusCode;
    }

    /// <summary>Waits until so many events have a state.</summary>
    public async Task WaitForAsync(MandrillInboxState state, long count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await Inbox.ListAsync(new() { State = state, PageSize = 500 }, limit.Token)).Entries.Count != count)
        {
            await Task.Delay(5, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        if (_ownsFolder)
        {
            _folder.Delete(recursive: true);
        }
    }
}
