using System.Net;
using System.Threading.Channels;
using Djrill.Net.Events;
using Djrill.Net.Tests.Contract;
using Djrill.Net.Tests.Events.Matrix;
using Hangfire;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Newtonsoft.Json;

namespace Djrill.Net.Tests.Examples.SlowWork;

/// <summary>The examples of docs/handlers.md, with an event of each kind: what the worker reads is what was delivered.</summary>
internal sealed class SlowWorkTests
{
    private DirectoryInfo _folder;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("djrill-jobs-");

    [TearDown]
    public void DeleteFolder() => _folder.Delete(recursive: true);

    [Test]
    [CancelAfter(60_000)]
    public async Task EventsThroughAChannel_ReachTheWorkerUnchanged(CancellationToken cancellationToken)
    {
        await using var app = await StartAsync(ChannelSetup.Add);
        using var recording = Subscription.Record(out var delivered);

        await PostAsync(app, cancellationToken);
        app.Services.GetRequiredService<Channel<MandrillEvent>>().Writer.Complete();
        await app.Services.GetServices<IHostedService>().OfType<ChannelWorker>().Single().ExecuteTask!.WaitAsync(cancellationToken);

        AssertSame(app, delivered);
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task EventsThroughHangfireOnSqlite_AreParsedUnchanged(CancellationToken cancellationToken)
    {
        var performed = new PerformedJobs(Samples.Names.Length);
        GlobalJobFilters.Filters.Add(performed);
        try
        {
            await using var app = await StartAsync(builder =>
            {
                builder.Configuration["ConnectionStrings:Jobs"] = PathOf("jobs.db");
                builder.Configuration["ConnectionStrings:Inbox"] = $"Data Source={PathOf("inbox.db")}";
                JobSetup.Add(builder);
            });
            using var recording = Subscription.Record(out var delivered);

            await PostAsync(app, cancellationToken);
            await performed.Completion.WaitAsync(cancellationToken);

            AssertSame(app, delivered);
        }
        finally
        {
            GlobalJobFilters.Filters.Remove(performed);
        }
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task EventsThroughWolverineOnSqlite_AreParsedUnchanged(CancellationToken cancellationToken)
    {
        await using var app = await StartAsync(builder =>
        {
            builder.Configuration["ConnectionStrings:Queue"] = $"Data Source={PathOf("queue.db")};Pooling=False";
            builder.Configuration["ConnectionStrings:Inbox"] = $"Data Source={PathOf("inbox.db")}";
            QueueSetup.Add(builder);
        });
        using var recording = Subscription.Record(out var delivered);

        await PostAsync(app, cancellationToken);
        var written = app.Services.GetRequiredService<Reports>().Written;
        while (written.Count < Samples.Names.Length || delivered.Count < Samples.Names.Length)
        {
            await Task.Delay(5, cancellationToken);
        }

        AssertSame(app, delivered);
    }

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);

    private static Task<TestApp> StartAsync(Action<WebApplicationBuilder> add) => TestApp.StartAsync(builder =>
    {
        add(builder);
        builder.Services.AddControllers().AddDjrill(TestApp.Unsigned);
    });

    private static async Task PostAsync(TestApp app, CancellationToken cancellationToken)
    {
        var events = Samples.Names.Select(static name => Samples.Of(name).ToString(Formatting.None));
        using var response = await app.Client.SendAsync(MandrillPost.Unsigned($"[{string.Join(',', events)}]"), cancellationToken);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{app.Logs}");
    }

    private static void AssertSame(TestApp app, IReadOnlyCollection<MandrillWebhookEventArgs> delivered)
    {
        var written = app.Services.GetRequiredService<Reports>().Written;
        Assert.That(written.Keys, Is.EquivalentTo(delivered.Select(static e => e.Event.IdempotencyKey)));
        using (Assert.EnterMultipleScope())
        {
            foreach (var e in delivered)
            {
                Assert.That(written[e.Event.IdempotencyKey], Is.TypeOf(e.Event.GetType()));
                Assert.That(Getters.Read(written[e.Event.IdempotencyKey]), Is.EqualTo(Getters.Read(e.Event)));
            }
        }
    }
}
