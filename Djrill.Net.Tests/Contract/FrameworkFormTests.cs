using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>
/// Why the package reads the body itself: what the framework's own reading of forms makes of a post. The tests notice
/// the day the framework changes: the reasons are to be weighed anew then, and nothing is broken.
/// </summary>
internal sealed class FrameworkFormTests
{
    // FormOptions.ValueLengthLimit as the framework sets it.
    private const int DefaultLimit = 4 * 1024 * 1024;

    private const string NoUtf8 = "mandrill_events=[{\"event\":\"%C3%28\"}]";

    // python3: base64.b64encode(hmac.new(b"q1W2e3R4t5Y6u7I8o9P0aA", b"https://hooks.example.test/djrill/webhook/"
    //   b'?secret=a-random-secret-of-32-characters' b'mandrill_events[{"event":"\xc3("}]', "sha1").digest())
    private const string SignatureOfItsBytes = "y93cyMjYoXy2e+i/ClfQ7ypcd1Q=";

    // The same with b'mandrill_events[{"event":"%C3("}]'.
    private const string SignatureOfTheFrameworksText = "SkJYdlTGgyYlCrpNh4n/gltnnBo=";

    private static readonly byte[] TooLong = Of(new string('x', DefaultLimit + 1));

    [TestCase(FrameworkFormController.BoundPath)]
    [TestCase(FrameworkFormController.ReadPath)]
    public async Task ValueAtTheLimit_IsRead(string path)
    {
        await using var app = await StartAsync();

        var (status, text) = await PostAsync(app, path, Of(new string('x', DefaultLimit)));

        Assert.That((status, text.Length), Is.EqualTo((HttpStatusCode.OK, DefaultLimit)));
    }

    [Test]
    public async Task ValueOverTheLimit_IsBoundAsNullAndAnswered200()
    {
        await using var app = await StartAsync();

        Assert.That(await PostAsync(app, FrameworkFormController.BoundPath, TooLong), Is.EqualTo(
            (HttpStatusCode.OK, FrameworkFormController.Nothing)));
    }

    [Test]
    public async Task ValueOverTheLimitInAnApiController_Is400()
    {
        await using var app = await StartAsync(isApi: true);

        var (status, text) = await PostAsync(app, FrameworkFormController.BoundPath, TooLong);

        Assert.That(status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(text, Does.Contain("Failed to read the request form."));
    }

    [Test]
    public async Task ValueOverTheLimitReadByCode_ThrowsAndIsAnswered500()
    {
        await using var app = await StartAsync();

        var (status, _) = await PostAsync(app, FrameworkFormController.ReadPath, TooLong);

        Assert.That(status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(ThrownIn(app)?.Message, Does.EndWith($"value length limit {DefaultLimit} exceeded."));
    }

    [TestCase("%41%41%41", "AAA")]
    [TestCase("%41%41%41%41", FrameworkFormController.Nothing)]
    public async Task LengthLimit_CountsEncodedBytes(string encoded, string expected)
    {
        await using var app = await StartAsync(valueLengthLimit: 9);

        Assert.That(await PostAsync(app, FrameworkFormController.BoundPath, Of(encoded)), Is.EqualTo((HttpStatusCode.OK, expected)));
    }

    [Test]
    public async Task EncodedNul_ThrowsWhenReadAndIsBoundAsNull()
    {
        await using var app = await StartAsync();

        var bound = await PostAsync(app, FrameworkFormController.BoundPath, Of("a%00b"));
        var (status, _) = await PostAsync(app, FrameworkFormController.ReadPath, Of("a%00b"));

        Assert.That(bound, Is.EqualTo((HttpStatusCode.OK, FrameworkFormController.Nothing)));
        Assert.That(status, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(ThrownIn(app)?.Message, Is.EqualTo("The form value contains invalid characters."));
    }

    [TestCase(FrameworkFormController.BoundPath)]
    [TestCase(FrameworkFormController.ReadPath)]
    public async Task BytesThatAreNoUtf8_StayEncodedAndHashToAnotherSignature(string path)
    {
        await using var app = await StartAsync();

        var (_, text) = await PostAsync(app, path, Encoding.ASCII.GetBytes(NoUtf8));

        Assert.That(text, Is.EqualTo("[{\"event\":\"%C3(\"}]"));
        Assert.That(MandrillSignature.Compute(TestApp.Key, TestApp.Url, text), Is.EqualTo(SignatureOfTheFrameworksText));
    }

    [TestCase(SignatureOfItsBytes, HttpStatusCode.OK)]
    [TestCase(SignatureOfTheFrameworksText, HttpStatusCode.Forbidden)]
    [Subscribed]
    public async Task BytesThatAreNoUtf8_AreVerifiedByThePackageAsSent(string signature, HttpStatusCode expected)
    {
        await using var app = await TestApp.StartAsync(AppKind.AddDjrill);

        var (status, _) = await PostAsync(app, TestApp.Path, Encoding.ASCII.GetBytes(NoUtf8), signature);

        Assert.That(status, Is.EqualTo(expected));
    }

    [TestCase(SignatureOfItsBytes, HttpStatusCode.Forbidden)]
    [TestCase(SignatureOfTheFrameworksText, HttpStatusCode.OK)]
    [Subscribed]
    public async Task BytesThatAreNoUtf8_AreLostOnceTheFrameworkHasReadTheForm(string signature, HttpStatusCode expected)
    {
        await using var app = await TestApp.StartAsync(AppKind.AddDjrill, inFront: static app => app.Use(static async (context, next) =>
        {
            await context.Request.ReadFormAsync();
            await next(context);
        }));

        var (status, _) = await PostAsync(app, TestApp.Path, Encoding.ASCII.GetBytes(NoUtf8), signature);

        Assert.That(status, Is.EqualTo(expected));
    }

    private static byte[] Of(string encodedEvents) => Encoding.ASCII.GetBytes("mandrill_events=" + encodedEvents);

    private static InvalidDataException? ThrownIn(TestApp app) =>
        app.Logs.All.Select(static entry => entry.Exception).OfType<InvalidDataException>().LastOrDefault();

    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(TestApp app, string path, byte[] body, string? signature = null)
    {
        using var response = await app.Client.SendAsync(MandrillPost.Signed(body, signature, path));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    // The controllers of this assembly are API controllers. Without the filter they refuse nothing, as plain ones do.
    private static Task<TestApp> StartAsync(bool isApi = false, int? valueLengthLimit = null) => TestApp.StartAsync(builder =>
    {
        builder.Services.Configure<FormOptions>(options => options.ValueLengthLimit = valueLengthLimit ?? options.ValueLengthLimit);
        builder.Services.AddControllers().AddApplicationPart(typeof(FrameworkFormController).Assembly)
            .ConfigureApiBehaviorOptions(options => options.SuppressModelStateInvalidFilter = !isApi);
    });
}
