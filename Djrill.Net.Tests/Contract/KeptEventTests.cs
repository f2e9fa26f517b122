using System.Net;

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
}
