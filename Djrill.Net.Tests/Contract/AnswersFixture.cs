using System.Net;
using System.Text;
using Djrill.Net.Http;

namespace Djrill.Net.Tests.Contract;

/// <summary>Asserts rows of the table of answers, over a socket, in each kind of application.</summary>
[TestFixture(AppKind.PlainMvc)]
[TestFixture(AppKind.AddDjrill)]
[TestFixture(AppKind.Hostile)]
[TestFixture(AppKind.MinimalApi)]
internal abstract class AnswersFixture(AppKind kind)
{
    protected const string Send = """[{"event":"send","msg":{}}]""";

    protected AppKind Kind => kind;

    protected TestApp App { get; private set; }

    [OneTimeSetUp]
    public async Task StartAsync() => App = await TestApp.StartAsync(kind);

    [OneTimeTearDown]
    public async Task StopAsync() => await App.DisposeAsync();

    protected async Task AssertRefusal(HttpRequestMessage request, Answer answer, int status, string text)
    {
        // The literals keep the table in the code from changing unseen.
        Assert.That((answer.Status, answer.Text), Is.EqualTo((status, text)));
        await AssertAnswer(request, (HttpStatusCode)status, text);
    }

    protected async Task AssertAnswer(HttpRequestMessage request, HttpStatusCode status, string text)
    {
        using var sent = request;
        using var response = await App.Client.SendAsync(sent);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(response.StatusCode, Is.EqualTo(status));
            Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(text));
            if (text.Length > 0)
            {
                Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/plain; charset=utf-8"));
                Assert.That(response.Content.Headers.ContentLength, Is.EqualTo(Encoding.UTF8.GetByteCount(text)));
            }
        }
    }
}
