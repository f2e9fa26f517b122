using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Newtonsoft.Json;

namespace Djrill.Net.Tests.Contract;

/// <summary>Posts bodies as they are, rightly signed, and asserts what comes of them. A body's characters are its bytes.</summary>
internal abstract class HostileFixture
{
    protected const string Missing = "The form field 'mandrill_events' is missing.";
    protected const string Repeated = "The form field 'mandrill_events' is repeated.";
    protected const string NotJson = "The form field 'mandrill_events' is not valid JSON.";
    protected const string NotArray = "The form field 'mandrill_events' is not a JSON array.";
    protected const string TooDeep = "The form field 'mandrill_events' nests more than 64 levels deep.";

    private TestApp _app;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await TestApp.StartAsync(AppKind.AddDjrill);

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    /// <summary>Asserts that the body is refused with 400 and nothing delivered.</summary>
    protected async Task AssertRefused(string body, string text)
    {
        var (status, answer, events) = await PostAsync(body);

        Assert.That((status, answer, events.Count), Is.EqualTo((HttpStatusCode.BadRequest, text, 0)));
    }

    /// <summary>Asserts that the body is accepted and events of this JSON are delivered.</summary>
    protected async Task AssertDelivered(string body, params string[] json) =>
        Assert.That((await DeliverAsync(body)).Select(static e => e.Data.ToString(Formatting.None)), Is.EqualTo(json));

    /// <summary>Asserts that the body is accepted, and gives what was delivered.</summary>
    protected async Task<IReadOnlyList<MandrillWebhookEventArgs>> DeliverAsync(string body)
    {
        var (status, answer, events) = await PostAsync(body);

        Assert.That((status, answer), Is.EqualTo((HttpStatusCode.OK, "")));
        return [.. events];
    }

    private async Task<(HttpStatusCode Status, string Text, ConcurrentQueue<MandrillWebhookEventArgs> Events)> PostAsync(string body)
    {
        using var recording = Subscription.Record(out var events);
        using var request = MandrillPost.OfBytes(Encoding.Latin1.GetBytes(body));
        using var response = await _app.Client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(), events);
    }
}
