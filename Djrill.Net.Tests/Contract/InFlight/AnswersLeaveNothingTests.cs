using System.Reflection;
using System.Text;
using Djrill.Net.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Djrill.Net.Tests.Contract.InFlight;

/// <summary>Whatever the answer, nothing stays reserved when the application has ended the request.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class AnswersLeaveNothingTests() : InFlightFixture(AppKind.AddDjrill)
{
    private const int MaxSize = 300_000;

    private static readonly string Filler = new('x', 100_000);

    /// <summary>Each brings about one answer; the others need more than a post.</summary>
    private static readonly (Answer Answer, Func<HttpRequestMessage> Request)[] Posts =
    [
        (Answers.Accepted, static () => Post(100_000)),
        (Answers.Checked, static () => new(HttpMethod.Head, TestApp.Path)),
        (Answers.WrongMethod, static () => new(HttpMethod.Get, TestApp.Path)),
        (Answers.TooManyFields, static () => MandrillPost.OfBytes(Encoding.ASCII.GetBytes($"a={Filler}" + string.Concat(Enumerable.Repeat("&x=", 20))))),
        (Answers.NameTooLong, static () => MandrillPost.OfBytes(Encoding.ASCII.GetBytes(Filler))),
        (Answers.MissingEvents, static () => MandrillPost.OfBytes(Encoding.ASCII.GetBytes($"a={Filler}"))),
        (Answers.RepeatedEvents, static () => MandrillPost.OfBytes(Encoding.ASCII.GetBytes($"mandrill_events=[]&mandrill_events=[]&a={Filler}"))),
        (Answers.EventsNotJson, static () => MandrillPost.Of($"[{Filler}]")),
        (Answers.EventsTooDeep, static () => MandrillPost.Of(new string('[', 200) + $"\"{Filler}\"" + new string(']', 200))),
        (Answers.EventsNotArray, static () => MandrillPost.Of($"\"{Filler}\"")),
        (Answers.TooManyEvents, static () => MandrillPost.Of($"[{string.Join(',', Enumerable.Repeat("1", 10_001))}]")),
        (Answers.WrongSecret, static () => MandrillPost.Of($"[\"{Filler}\"]", "/djrill/webhook/?secret=wrong")),
        (Answers.MissingSignature, static () => MandrillPost.Unsigned($"[\"{Filler}\"]")),
        (Answers.WrongSignature, static () => MandrillPost.Of($"[\"{Filler}\"]", key: "another-key")),
        (Answers.TooLarge, static () => With(Post(MaxSize), static post => post.Headers.TransferEncodingChunked = true)),
        (Answers.WrongContentType, static () => With(Post(100_000), static post => post.Content!.Headers.ContentType = new("text/plain"))),
        (Answers.BodyConsumed, static () => With(Post(100_000), static post => post.Headers.Add("X-Read", "1"))),
        (Answers.HandlerFailed, static () => MandrillPost.Of($$"""[{"event":"fail","a":"{{Filler}}"}]""")),
        (Answers.Unfinished, static () => MandrillPost.Of($$"""[{"event":"slow"},{"event":"slow","a":"{{Filler}}"}]""")),
        (Answers.Overloaded, static () => Post(MaxSize - 1_000)),
    ];

    [Test]
    public async Task EveryAnswer_GivesBackWhatWasReserved()
    {
        await StartAsync(static options => (options.MaxRequestBodySize, options.MemoryWait) = (MaxSize, TimeSpan.Zero), inFront: static app => app.Use(MeddleAsync));
        using var meter = new MeterRecorder(App);
        using (new Subscription(Handle))
        {
            foreach (var (answer, request) in Posts)
            {
                using var held = answer == Answers.Overloaded ? Hold(600_000) : null;
                await SendAsync(request());
                held?.Dispose();
                AssertLast(meter, answer);
            }
        }

        await SendAsync(Post(100_000));
        AssertLast(meter, Answers.NoRecipient);
        await RawConnection.PostAsync(App, "X-Mandrill-Signature: x\r\nX-Mandrill-Signature: x\r\n", Encoding.ASCII.GetBytes(Filler));
        AssertLast(meter, Answers.RepeatedSignature);
        using (var limited = await RawConnection.OpenAsync(App))
        {
            await limited.SendAsync(
                $"POST {TestApp.Path} HTTP/1.1\r\nHost: localhost\r\n{RawConnection.FormType}X-Limit: 1\r\nX-Mandrill-Signature: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\na=\r\n");
            await ReadingAsync(MaxSize);
            await limited.SendAsync($"1388\r\n{Filler[..5_000]}");
            await limited.ReadHeadAsync();
        }

        AssertLast(meter, Answers.OverServerLimit);
        using var slow = await BeginAsync(100_000);
        await ReadingAsync(100_000);
        Time.Advance(TimeSpan.FromMinutes(2));
        await slow.ReadHeadAsync();
        AssertLast(meter, Answers.TooSlow);
        using (await BeginAsync(200_000))
        {
            await ReadingAsync(200_000);
        }

        while (meter.Of(MandrillTelemetry.Requests).Count < Posts.Length + 5)
        {
            await Ended.WaitAsync();
        }

        AssertLast(meter, Answers.BadBody);
        AssertAllAreTried();
    }

    private static void AssertAllAreTried() => Assert.That(
        Posts.Select(static post => post.Answer).Concat([Answers.NoRecipient, Answers.RepeatedSignature, Answers.OverServerLimit, Answers.TooSlow, Answers.BadBody]),
        Is.EquivalentTo(typeof(Answers).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => field.GetValue(null))
            .Except([Answers.Unconfigured, Answers.Stopping, Answers.NotStored])),
        "without settings nothing is reserved, and a host that stops, and an inbox that cannot store, take the path of NoRecipient");

    private void AssertLast(MeterRecorder meter, Answer answer)
    {
        Assert.That(meter.Of(MandrillTelemetry.Requests)[^1].Tags[MandrillTelemetry.OutcomeAttribute], Is.EqualTo(answer.Outcome));
        AssertUnused();
    }

    private void Handle(object? sender, MandrillWebhookEventArgs e)
    {
        switch (e.EventType)
        {
            case "fail":
                throw new InvalidOperationException("The test's own failure.");
            case "slow":
                Time.Advance(TimeSpan.FromSeconds(50));
                break;
        }
    }

    /// <summary>Is in the way of the webhook, where the request asks for it.</summary>
    private static async Task MeddleAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers.ContainsKey("X-Read"))
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
        }

        if (context.Request.Headers.ContainsKey("X-Limit"))
        {
            context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = 1_000;
            context.Request.EnableBuffering();
            await context.Request.Body.ReadExactlyAsync(new byte[1]);
            context.Request.Body.Position = 0;
        }

        await next(context);
    }

    private static HttpRequestMessage With(HttpRequestMessage request, Action<HttpRequestMessage> change)
    {
        change(request);
        return request;
    }
}
