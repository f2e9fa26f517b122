using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using Djrill.Net.Benchmarks.Receivers;
using Djrill.Net.Benchmarks.Workloads;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Benchmarks.Parts;

/// <summary>What the floor does, part by part, and beside it what a tree of the same JSON costs.</summary>
[MemoryDiagnoser]
public class FloorParts
{
    private static readonly byte[] Key = Encoding.UTF8.GetBytes(Wire.Key);

    private Workload _workload = null!;

    private byte[] _buffer = null!;

    private string _text = null!;

    [Params("W3", "W4")]
    public string Name { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        _workload = WorkloadCatalog.Create(Name);
        _buffer = new byte[_workload.Body.Length];
        _text = Encoding.UTF8.GetString(_workload.Json.Span);
    }

    [Benchmark]
    public void Copy() => _workload.Body.Span.CopyTo(_buffer);

    [Benchmark]
    public int Decode() => default(FloorDecoder).Decode(_workload.Body.Span, _buffer);

    [Benchmark]
    public byte[] Hash() => HMACSHA1.HashData(Key, _workload.Json.Span);

    [Benchmark]
    public int Skim() => FloorSkim.CountEvents(_workload.Json.Span);

    [Benchmark]
    public int ReadObjects()
    {
        using var text = new StreamReader(new MemoryStream(_workload.Json.ToArray()));
        using var reader = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None };
        var count = 0;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonToken.StartObject)
        {
            JObject.Load(reader);
            count++;
        }

        return count;
    }

    [Benchmark]
    public JArray ParseArray() => JArray.Parse(_text);
}
