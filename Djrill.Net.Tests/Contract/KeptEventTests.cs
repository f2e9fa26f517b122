using System.Net;
using Djrill.Net.Events;
using Djrill.Net.Tests.Events.Matrix;
using Newtonsoft.Json;

namespace Djrill.Net.Tests.Contract;

/// <summary>An event may be read long after its request, whatever the memory of the body is used for meanwhile.</summary>
internal sealed class KeptEventTests
{
    [Test]
    public async Task EventReadAfterOtherRequests_IsItsOwn([Values(100, 5_000_000)] int length)
    {
        await using var app = await TestApp.StartAsync(AppKind.AddDjrill);
        using var recording = Subscription.Record(out var events);

        foreach (var letter in "abcdefgh")
        {
            using var response = await app.Client.SendAsync(MandrillPost.Of($$"""[{"event":"inbound","text":"{{new string(letter, length)}}"}]"""));
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }

        Assert.That(events.Select(static e => (string?)e.Data["text"]), Is.EqualTo("abcdefgh".Select(letter => new string(letter, length))));
    }

    /// <summary>Small events share a block; the text makes one that fills several, which go back to the pool with their request.</summary>
    [Test]
    public async Task AllPropertiesFirstReadAfterTheBuffersWereOverwritten_AreRight([Values(0, 3_000_000)] int length)
    {
        await using var app = await TestApp.StartAsync(AppKind.AddDjrill);
        var sent = Samples.Names.Select(name => Json(name, length)).ToList();
        using (Subscription.Record(out var events))
        {
            await PostAsync(app, $"[{string.Join(',', sent)}]");

            // The same pools are filled with another body of the same size.
            await PostAsync(app, $$"""[{"event":"x{{new string('x', sent.Sum(static json => json.Length + 1))}}"}]""");

            Assert.That(
                events.Take(sent.Count).Select(static e => Getters.Read(e.Event)),
                Is.EqualTo(sent.Select(static json => Getters.Read(MandrillEvent.Parse(json)))));
        }
    }

    private static string Json(string name, int length)
    {
        var sample = Samples.Of(name);
        sample["padding"] = new string('-', length / Samples.Names.Length);
        return sample.ToString(Formatting.None);
    }

    private static async Task PostAsync(TestApp app, string events)
    {
        using var response = await app.Client.SendAsync(MandrillPost.Of(events));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }
}
