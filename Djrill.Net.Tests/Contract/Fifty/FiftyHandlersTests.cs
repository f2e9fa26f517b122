using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Contract.Fifty;

/// <summary>Fifty handlers of every sort, with ten batches of 200 events under way at the same time.</summary>
[NonParallelizable] // The unobserved exceptions of all tests would be seen.
internal sealed class FiftyHandlersTests
{
    private const int Batches = 10;
    private const int BatchSize = 200;
    private const int Attempts = 2;
    private const string Failing = "FailingAsyncVoid";

    private readonly CallJournal _journal = new();
    private readonly RequestClock _clock = new();

    // In memory: what is tested is the scope of each context, not the speed of a disk. It lives while this connection is open.
    private readonly SqliteConnection _database = new("Data Source=fifty;Mode=Memory;Cache=Shared");

    [SetUp]
    public void OpenDatabase() => _database.Open();

    [TearDown]
    public void CloseDatabase() => _database.Dispose();

    [Test]
    [CancelAfter(240_000)]
    public async Task FailuresOfSome_CostNobodyElseAnything(CancellationToken cancellationToken)
    {
        using var unobserved = new UnobservedExceptions();
        await using var app = await StartAsync();
        app.Client.Timeout = Timeout.InfiniteTimeSpan; // The load of the machine must not decide. The test has a time limit.
        using var recorder = new Subscription((_, e) => _journal.Handled("recorder", MandrillEventView.Of(e.Event)));
        using var taker = new DeadLetterSubscription(static (_, _) => { });
        using var restless = new RestlessSubscriber(_journal);
        using var failing = new Subscription(async (_, e) =>
        {
            await Task.Yield();
            var view = MandrillEventView.Of(e.Event);
            if (ThrowingHandler.IsFailing(view.Number))
            {
                throw new InvalidOperationException("async void");
            }

            _journal.Handled(Failing, view);
        });

        var mandrill = new ScriptedMandrill(request => app.Client.SendAsync(request, cancellationToken));
        var answers = await Task.WhenAll(Enumerable.Range(0, Batches).Select(batch => mandrill.SendAsync(MandrillPost.Batch($"{batch}-", BatchSize))));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answers, Is.All.EqualTo(new[]
            {
                HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK,
            }));
            AssertHandled();
            AssertScopes(app);
            Assert.That(app.Logs.Own.Count(static entry => entry.Id == 12), Is.EqualTo(Batches * (20 + 20 + 2 + 2)), "dead letters");
            Assert.That(unobserved.Find(), Is.Empty);
        }
    }

    private static bool IsFailing(string recipient, int number) => recipient switch
    {
        Failing => ThrowingHandler.IsFailing(number),
        _ when recipient == $"{typeof(ThrowingHandler)}" => ThrowingHandler.IsFailing(number),
        _ when recipient == $"{typeof(HangingHandler)}" => HangingHandler.IsFailing(number),
        _ when recipient == $"{typeof(DeafHandler)}" => DeafHandler.IsFailing(number),
        _ => false,
    };

    private Task<TestApp> StartAsync() => TestApp.StartAsync(
        builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
            builder.Services.AddSingleton(_journal).AddSingleton(_clock).AddSingleton<TimeProvider>(_clock).AddScoped<ScopeMark>();
            builder.Services.AddDbContext<FiftyContext>(options => options.UseSqlite(_database.ConnectionString));
            FiftyServices.Add(builder.Services);
            builder.Services.AddControllers().AddDjrill(static options =>
            {
                TestApp.Unsigned(options);
                options.MaxDeliveryAttempts = Attempts;
                options.BatchBudget = TimeSpan.FromMinutes(10); // The load of the machine must not decide.
            });
        },
        app =>
        {
            using var scope = app.Services.CreateScope();
            scope.ServiceProvider.GetRequiredService<FiftyContext>().Database.EnsureCreated();
            app.Use((_, next) =>
            {
                _clock.Begin();
                return next();
            });
            app.MapControllers();
        });

    /// <summary>Every recipient handled every event it can, once, and in the order of the batch; one that failed comes in the second round.</summary>
    private void AssertHandled()
    {
        Assert.That(_journal.Recipients, Has.Count.EqualTo(FiftyServices.Count + 3));
        foreach (var recipient in _journal.Recipients.Where(static recipient => recipient != nameof(RestlessSubscriber)))
        {
            var handled = _journal.HandledBy(recipient);
            var expected = Enumerable.Range(0, BatchSize).Where(number => !IsFailing(recipient, number)).ToList();
            for (var batch = 0; batch < Batches; batch++)
            {
                Assert.That(handled[$"{batch}-"], Is.EqualTo(expected.Select(number => $"{batch}-{number}")), recipient);
            }
        }

        Assert.That(_journal.HandledBy(nameof(RestlessSubscriber)).SelectMany(static batch => batch), Is.Not.Empty.And.Unique);
    }

    private void AssertScopes(TestApp app)
    {
        using var scope = app.Services.CreateScope();
        var rows = scope.ServiceProvider.GetRequiredService<FiftyContext>().Rows.GroupBy(static row => row.Handler).Select(static rows => rows.Count()).ToList();
        Assert.That(rows, Is.EqualTo([Batches * BatchSize, Batches * BatchSize]), "rows of each handler with a database");
        Assert.That((_journal.Scopes, _journal.OpenScopes), Is.EqualTo((13 * Batches * BatchSize, 0)), "scopes of their own, and closed");
    }
}
