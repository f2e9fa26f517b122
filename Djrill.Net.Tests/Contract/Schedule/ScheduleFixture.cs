using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract.Schedule;

/// <summary>A scripted Mandrill, a virtual time and a journal for each test.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal abstract class ScheduleFixture
{
    protected const int Seed = 20260101;
    protected const string First = nameof(ScheduleHandlers.First);
    protected const string Second = nameof(ScheduleHandlers.Second);
    protected const string Table = nameof(ScheduleHandlers.Table);
    protected const string File = nameof(ScheduleHandlers.File);

    /// <summary>The name of the subscriber.</summary>
    protected const string Subscriber = nameof(Subscriber);

    protected static DjrillOptions Defaults { get; } = new();

    protected VirtualClock Clock { get; } = new(Defaults.HandlerTimeout);

    protected HandlingJournal Journal { get; } = new();

    protected Task<ScheduleApp> StartAsync(Action<IServiceCollection> add, TimeSpan? clientTimeout = null) =>
        ScheduleApp.StartAsync(Clock, Journal, add, clientTimeout);

    protected ScheduledMandrill CreateMandrill(ScheduleApp app) => new(app.PostAsync, Clock, Seed);

    /// <summary>Subscribes to the static event; the subscriber works as the journal says.</summary>
    protected Subscription Subscribe() =>
        new(async (_, e) => await Journal.HandleAsync(Subscriber, (string)e.Data["id"]!, CancellationToken.None));

    /// <summary>Makes each call fail that a condition on recipient and event selects.</summary>
    protected void FailWhere(Func<string, string, bool> isFailing) => Journal.Work = (recipient, id, _) =>
        isFailing(recipient, id) ? throw new InvalidOperationException("failing") : Task.CompletedTask;
}
