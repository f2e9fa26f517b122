using System.Net;

namespace Djrill.Net.Tests.Inspector;

/// <summary>Values of the filter that look right to a database or to a parser, and are wrong.</summary>
internal sealed class EventsFilterTests
{
    [TestCase("state=1", "state")]
    [TestCase("state=Pending,Retrying", "state")]
    [TestCase("recipient=a%00b", "recipient")]
    [TestCase("message=a%0D%0Ab", "message")]
    [TestCase("before=2026-13-01T00:00", "before")]
    public async Task WrongValue_IsAnswered400_WithTheField(string query, string field)
    {
        await using var app = await InspectorApp.StartAsync();

        var page = await app.PageAsync($"/events?{query}", HttpStatusCode.BadRequest);

        Assert.That(page.QuerySelector(".error")!.TextContent, Does.Contain($"'{field}'"));
    }
}
