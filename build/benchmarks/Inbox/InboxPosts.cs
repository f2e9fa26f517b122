using System.Globalization;
using System.Text;
using Djrill.Net.Benchmarks.Workloads;
using Djrill.Net.Testing;

namespace Djrill.Net.Benchmarks.Inbox;

/// <summary>Makes signed batches of 1000 events of about 1.2 KB. No event comes twice, and time goes on.</summary>
internal sealed class InboxPosts
{
    public const int BatchSize = 1000;

    private readonly List<(string Text, string Id, string Time, string Address)> _templates;
    private readonly Random _random = new(BatchSize);
    private long _time = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 100_000;

    public InboxPosts()
    {
        var events = new MessageEvents(_random);
        _templates = [.. Enumerable.Range(0, 230).Select(index =>
        {
            var created = events.Create(index);
            return (PhpJson.Write(created), $"{created["_id"]}", $"{created["ts"]}", $"{created["msg"]!["email"]}");
        }).Where(static template => template.Item4.All(char.IsAscii))];
    }

    /// <summary>Gets the number of events of the batches that were made.</summary>
    public int Events { get; private set; }

    /// <summary>Gets the bytes of an event's JSON, on average.</summary>
    public double EventBytes => _templates.Average(static template => template.Text.Length);

    public List<Workload> Next(int batches) => [.. Enumerable.Range(0, batches).Select(_ => Next())];

    /// <summary>Makes the JSON of the next event.</summary>
    public string NextEvent()
    {
        var (text, id, time, address) = _templates[Events++ % _templates.Count];
        return text
            .Replace(id, _random.GetHexString(32, lowercase: true), StringComparison.Ordinal)
            .Replace(time, _time.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace(address, $"customer.{_random.Next(100_000, 999_999)}@example.com", StringComparison.Ordinal);
    }

    private Workload Next()
    {
        _time++;
        var json = Encoding.ASCII.GetBytes($"[{string.Join(',', Enumerable.Range(0, BatchSize).Select(_ => NextEvent()))}]");
        return Of(json, BatchSize);
    }

    public static Workload Of(byte[] json, int events) => new(
        "inbox", events, json, FormEncoder.Encode(Wire.FieldName, json), MandrillPost.Sign(Wire.Key, Wire.Url, json), null);
}
