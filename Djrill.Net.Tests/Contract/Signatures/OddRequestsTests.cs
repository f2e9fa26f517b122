using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Contract.Signatures;

/// <summary>Whatever comes with a wrong signature, the answer is 403 and the log holds nothing of it.</summary>
[TestFixture(SeedKind.Fixed)]
[TestFixture(SeedKind.Fresh)]
[Category(RandomCases.Category)]
internal sealed class OddRequestsTests(SeedKind seed)
{
    private const string Pieces = "\"\\/ +%,:;@?#&=[]{}0aX\u00e9\ud83d\r\n";
    private static readonly string[] Headers = ["X-Forwarded-Host", "X-Original-Host", "Forwarded", "X-Forwarded-Port", "X-Forwarded-Prefix", "Authorization"];

    private readonly FakeTimeProvider _time = new();
    private TestApp _app;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await TestApp.StartAsync(
        builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Debug);
            builder.Services.AddSingleton<TimeProvider>(_time).AddControllers().AddDjrill(TestApp.Signed);
        },
        static app => app.MapControllers());

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task OddRequest_Is403AndLeavesNothingInTheLog()
    {
        var random = RandomCases.Create(seed);
        for (var i = 0; i < RandomCases.CountFor(seed, 1000); i++)
        {
            _app.Logs.Clear();
            _time.Advance(TimeSpan.FromSeconds(10));
            var marks = new List<string>();
            using var request = CreateRequest(random, marks);

            using var response = await _app.Client.SendAsync(request);

            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
            var log = string.Join('\n', _app.Logs.Own.Select(static entry => entry.Text));
            Assert.That(_app.Logs.Own.Select(static entry => entry.Id), Is.EqualTo([37, 4]));
            Assert.That(marks.Where(mark => log.Contains(mark, StringComparison.Ordinal)), Is.Empty, log);
        }
    }

    private static HttpRequestMessage CreateRequest(Random random, List<string> marks)
    {
        var body = MandrillPost.Body(("mandrill_events", Odd(random, marks, 200)), (Odd(random, marks, 3), ""));
        var signature = Convert.ToBase64String(Enumerable.Range(0, 20).Select(_ => (byte)random.Next(256)).ToArray());
        var query = $"{TestApp.Path}&{Uri.EscapeDataString(Odd(random, marks, 20))}={Odd(random, marks, 5).Replace('#', '&').Replace('\r', '&').Replace('\n', '&')}";
        var request = MandrillPost.Signed(body, signature, query);
        marks.Add(signature);
        foreach (var header in random.GetItems(Headers, 4))
        {
            var value = Odd(random, marks, 40).ReplaceLineEndings("");
            value = header == "Authorization" ? "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(value)) : value;
            request.Headers.TryAddWithoutValidation(header, Encoding.Latin1.GetString(Encoding.ASCII.GetBytes(value)));
        }

        return request;
    }

    /// <summary>Makes a text of odd characters with a mark that can be looked for.</summary>
    private static string Odd(Random random, List<string> marks, int length)
    {
        var mark = $"mark{random.NextInt64()}";
        marks.Add(mark);
        return string.Concat(random.GetItems(Pieces.AsSpan(), random.Next(length))) + mark + string.Concat(random.GetItems(Pieces.AsSpan(), random.Next(length)));
    }
}
