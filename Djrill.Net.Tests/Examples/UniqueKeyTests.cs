using System.Net;
using Djrill.Net.Tests.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Examples;

/// <summary>Two instances of an application that share a database, and are sent the same batch at the same moment.</summary>
internal sealed class UniqueKeyTests
{
    private const int Count = 20;

    private DirectoryInfo _folder;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("djrill-shop-");

    [TearDown]
    public void DeleteFolder()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Test]
    [CancelAfter(120_000)]
    public async Task TwoInstancesAtTheSameMoment_HandleEachEventOnce(CancellationToken cancellationToken)
    {
        var meeting = new Meeting();
        await using var one = await StartAsync(meeting);
        await using var other = await StartAsync(meeting);
        var events = $"[{string.Join(',', Enumerable.Range(0, Count).Select(static i => $$$"""{"event":"hard_bounce","_id":"b{{{i}}}","ts":1700000000}"""))}]";

        var answers = await Task.WhenAll(
            one.Client.SendAsync(MandrillPost.Unsigned(events), cancellationToken),
            other.Client.SendAsync(MandrillPost.Unsigned(events), cancellationToken));

        await using var scope = one.Services.CreateAsyncScope();
        var keys = await scope.ServiceProvider.GetRequiredService<ShopContext>().Bounces.Select(static bounce => bounce.IdempotencyKey).ToListAsync(cancellationToken);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers.Select(static answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.OK));
            Assert.That(keys, Has.Count.EqualTo(Count).And.Unique);
            Assert.That(meeting.Saves, Is.EqualTo(2 * Count), "both instances were given each event, and tried to save it at the same moment");
        }
    }

    private Task<TestApp> StartAsync(Meeting meeting) => TestApp.StartAsync(
        builder =>
        {
            builder.Services.AddDbContext<ShopContext>(options =>
                options.UseSqlite($"Data Source={Path.Combine(_folder.FullName, "shop.db")}").AddInterceptors(meeting));
            builder.Services.AddMandrillEventHandler<BounceHandler>();
            builder.Services.AddControllers().AddDjrill(TestApp.Unsigned);
        },
        app =>
        {
            using var scope = app.Services.CreateScope();
            scope.ServiceProvider.GetRequiredService<ShopContext>().Database.EnsureCreated();
            app.MapControllers();
        });
}
