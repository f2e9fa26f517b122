using System.Net;
using Djrill.Net.Events;
using Djrill.Net.Tests.Events.Matrix;
using Newtonsoft.Json;

namespace Djrill.Net.Tests.Contract;

/// <summary>A subscriber that changes the data of an event changes nothing else of it for those that follow.</summary>
internal sealed class ChangedDataTests
{
    private TestApp _app;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await TestApp.StartAsync(AppKind.AddDjrill, TestApp.Unsigned);

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [TestCaseSource(typeof(Samples), nameof(Samples.Names))]
    public async Task DataChangedByTheFirstSubscriber_LeavesTheEventOfTheNext(string name)
    {
        var json = Samples.Of(name).ToString(Formatting.None);
        using var first = new Subscription(static (_, e) =>
        {
            e.Data.RemoveAll();
            e.Data["_id"] = "exampleaaaaaaaaaaaaaaaaaaaaaaaaa";
        });
        IEnumerable<KeyValuePair<string, string>>? read = null;
        using var second = new Subscription((_, e) => read = AllButData(e.Event));

        using var response = await _app.Client.SendAsync(MandrillPost.Unsigned($"[{json}]"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(read, Is.EqualTo(AllButData(MandrillEvent.Parse(json))));
    }

    private static List<KeyValuePair<string, string>> AllButData(MandrillEvent mandrillEvent) =>
        [.. Getters.Read(mandrillEvent).Where(static line => line.Key != nameof(MandrillEvent.Data))];
}
