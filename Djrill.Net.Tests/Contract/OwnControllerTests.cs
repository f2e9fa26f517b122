using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>The attributes on a controller that is not the package's.</summary>
internal sealed class OwnControllerTests
{
    private const string Events = """[{"event":"send","subject":"caf\u00e9 & \/"}]""";

    private TestApp _app;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await TestApp.StartAsync(
        static builder => builder.Services.AddControllers().AddApplicationPart(typeof(OwnController).Assembly).AddDjrill(static options =>
        {
            TestApp.Signed(options);
            options.MaxRequestBodySize = 40_000_000;
        }));

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [TestCase("?secret=" + TestApp.Secret, HttpStatusCode.OK, "passed")]
    [TestCase("", HttpStatusCode.Forbidden, "The secret in the query string is missing, repeated or wrong.")]
    public async Task Secret_GuardsAnyVerb(string query, HttpStatusCode status, string text)
    {
        using var response = await _app.Client.GetAsync("/own/secret" + query);

        Assert.That((response.StatusCode, await response.Content.ReadAsStringAsync()), Is.EqualTo((status, text)));
    }

    [Test]
    public async Task Signature_LeavesTheFormToTheAction()
    {
        using var response = await _app.Client.SendAsync(MandrillPost.Of(Events, "/own/signature"));

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(Events));
    }

    [Test]
    public async Task SignatureWrong_Is403()
    {
        using var response = await _app.Client.SendAsync(MandrillPost.Of(Events, "/own/signature", key: "another"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Form_HoldsEveryFieldInItsOrder()
    {
        (string, string)[] fields = [("b", "1"), ("mandrill_events", "[]"), ("a", "2"), ("b", "3")];

        using var response = await _app.Client.SendAsync(MandrillPost.Signed(
            MandrillPost.Body(fields), MandrillPost.Sign(TestApp.Key, TestApp.Url, fields), "/own/both?secret=" + TestApp.Secret));

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("b=1 b=3 mandrill_events=[] a=2"));
    }

    [Test]
    public async Task ValueBeyondTheLimitsOfForms_IsRead()
    {
        var events = $$"""[{"a":"{{new string('x', 10_000_000)}}"}]""";

        using var response = await _app.Client.SendAsync(MandrillPost.Of(events, "/own/signature"));

        Assert.That(await response.Content.ReadAsStringAsync(), Has.Length.EqualTo(events.Length));
    }

    [Test]
    public async Task BodyOverTheLimit_Is413()
    {
        var request = MandrillPost.Of(new string('x', 40_000_001), "/own/signature");
        request.Headers.ExpectContinue = true;

        using var response = await _app.Client.SendAsync(request);

        Assert.That((response.StatusCode, await response.Content.ReadAsStringAsync()), Is.EqualTo(
            (HttpStatusCode.RequestEntityTooLarge, "The request body is larger than 'MaxRequestBodySize' allows.")));
    }

    [TestCase(TestApp.Key, "7", HttpStatusCode.OK)]
    [TestCase("another", "7", HttpStatusCode.Forbidden)]
    [TestCase(TestApp.Key, "no number", HttpStatusCode.BadRequest)]
    [TestCase("another", "no number", HttpStatusCode.Forbidden)]
    public async Task FormThatMvcHasBound_IsVerifiedBeforeTheModelState(string key, string required, HttpStatusCode status)
    {
        (string, string)[] fields = [("mandrill_events", Events), ("required", required)];

        using var response = await _app.Client.SendAsync(MandrillPost.Signed(
            MandrillPost.Body(fields), MandrillPost.Sign(key, TestApp.Url, fields), "/own/bound?secret=" + TestApp.Secret));

        Assert.That(response.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task SecretMissing_IsRefusedBeforeTheModelStateAndTheSignature()
    {
        using var response = await _app.Client.SendAsync(MandrillPost.Signed([], null, "/own/bound"));

        Assert.That((response.StatusCode, await response.Content.ReadAsStringAsync()), Is.EqualTo(
            (HttpStatusCode.Forbidden, "The secret in the query string is missing, repeated or wrong.")));
    }
}
