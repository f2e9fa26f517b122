using System.Net;

namespace Djrill.Net.Tests.Contract;

/// <summary>Subscribers of one method, of which one leaves before the batch is sent again.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class LeavingSubscriberTests
{
    private const string Batch = """[{"event":"send","_id":"1","ts":1}]""";

    [Test]
    public async Task SubscriberThatLeaves_LeavesNobodyElseWhatItHandled()
    {
        await using var app = await HandlerApp.StartAsync(static _ => { });
        using var first = Numbered(app.Calls, 1);
        using var second = Numbered(app.Calls, 2);
        app.Calls.Then = static call => call == "2" ? throw new InvalidOperationException() : Task.CompletedTask;
        var failed = await app.PostAsync(Batch);
        first.Dispose();
        app.Calls.Clear();
        app.Calls.Then = static _ => Task.CompletedTask;

        var resent = await app.PostAsync(Batch);

        Assert.That((failed, resent), Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.OK)));
        Assert.That(app.Calls.Calls, Is.EqualTo(["2"]), "Else it is answered 200, and the second never handled it.");
    }

    private static Subscription Numbered(Recorder calls, int number) => new((_, _) =>
    {
        // What it throws is thrown at once.
        _ = calls.AddAsync($"{number}");
    });
}
