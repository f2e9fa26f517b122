using System.Net;
using Djrill.Net.Tests.Contract;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Package;

/// <summary>An application that the examples of a page run in, posted to as Mandrill posts.</summary>
internal abstract class JobsFixture
{
    private TestApp _app;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await TestApp.StartAsync(AppKind.AddDjrill);

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    /// <summary>Posts one signed batch, which must be accepted.</summary>
    protected async Task PostAsync(params JObject[] events)
    {
        using var response = await _app.Client.SendAsync(MandrillPost.Of(JsonConvert.SerializeObject(events)));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{_app.Logs}");
    }

    /// <summary>Gives the page's sample of a type with some members set to other values, by path.</summary>
    protected static JObject Sample(string eventType, params (string Path, JToken Value)[] changes)
    {
        var data = EventSamples.Of(eventType);
        foreach (var (path, value) in changes)
        {
            data.SelectToken(path, errorWhenNoMatch: true)!.Replace(value);
        }

        return data;
    }
}
