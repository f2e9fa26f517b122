using System.Net;

namespace Djrill.Net.Tests.Contract;

/// <summary>A batch that comes again, and the static subscribers.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
internal sealed class ResendToSubscribersTests
{
    private const string Single = """[{"event":"send","_id":"1","ts":1}]""";

    [Test]
    public async Task MethodOfTwoObjects_IsTwoSubscribers()
    {
        await using var app = await StartAsync();
        var (one, other) = (new Listener(app.Calls, "one") { Fails = true }, new Listener(app.Calls, "other"));
        using var first = new Subscription(one.Handle);
        using var second = new Subscription(other.Handle);
        await app.PostAsync(Single);
        app.Calls.Clear();
        one.Fails = false;

        var status = await app.PostAsync(Single);

        Assert.That((status, string.Join(' ', app.Calls.Calls)), Is.EqualTo((HttpStatusCode.OK, "one:send")));
    }

    [Test]
    public async Task DelegateSubscribedTwice_IsCalledTwiceAndRememberedEach()
    {
        await using var app = await StartAsync();
        var calls = 0;
        var listener = new Listener(app.Calls, "twice") { Then = () => ++calls };
        EventHandler<MandrillWebhookEventArgs> handler = (sender, e) =>
        {
            listener.Handle(sender, e);
            if (calls == 2)
            {
                throw new InvalidOperationException("the second call of two");
            }
        };
        using var first = new Subscription(handler);
        using var second = new Subscription(handler);
        var statuses = new[] { await app.PostAsync(Single), await app.PostAsync(Single) };

        Assert.That((statuses[0], statuses[1], calls), Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.OK, 3)));
    }

    [Test]
    public async Task SubscriberThatLeaves_LeavesNobodyElseWhatItHandled()
    {
        await using var app = await StartAsync();
        var (one, other) = (new Listener(app.Calls, "one"), new Listener(app.Calls, "other") { Fails = true });
        using var second = new Subscription(other.Handle);
        using (new Subscription(one.Handle))
        {
            await app.PostAsync(Single);
        }

        app.Calls.Clear();
        other.Fails = false;

        var status = await app.PostAsync(Single);

        Assert.That((status, string.Join(' ', app.Calls.Calls)), Is.EqualTo((HttpStatusCode.OK, "other:send")));
    }

    private Task<HandlerApp> StartAsync(Action<DjrillOptions>? configure = null) => HandlerApp.StartAsync(
        services => services
            .AddMandrillEventHandler<RecordingHandlers.Messages>().AddMandrillEventHandler<RecordingHandlers.All>(),
        configure);

    private sealed class Listener(Recorder calls, string name)
    {
        public bool Fails { get; set; }

        public Action Then { get; init; } = static () => { };

        public void Handle(object? sender, MandrillWebhookEventArgs e)
        {
            _ = calls.AddAsync($"{name}:{e.EventType}");
            Then();
            if (Fails)
            {
                throw new InvalidOperationException();
            }
        }
    }
}
