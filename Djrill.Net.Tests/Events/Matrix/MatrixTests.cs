using Djrill.Net.Events;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events.Matrix;

/// <summary>Each member of each kind of event, with each kind of value that it should not have.</summary>
internal sealed class MatrixTests
{
    /// <summary>JSON; empty is absent.</summary>
    private static readonly (string Name, string? Json)[] Variants =
    [
        ("absent", ""), ("null", "null"), ("right", null), ("list", "[]"), ("object", "{}"), ("text", "\"\""), ("number in a text", "\"7\""),
        ("fraction", "1.5"), ("huge", "123456789012345678901234567890"), ("endless", "1e400"), ("negative", "-7"), ("bool", "true"),
        ("nested object", """{"a":[{"b":[1]}]}"""), ("nested list", """[[{"b":[1]}],{"c":{"d":1}},"x"]"""),
    ];

    private static IEnumerable<TestCaseData<string, string[]>> Members => Samples.Names.SelectMany(static name =>
        JsonTree.Paths(Samples.Of(name)).Select(path => new TestCaseData<string, string[]>(name, path) { TestName = $"{name}: {string.Join('/', path)}" }));

    [TestCaseSource(nameof(Members))]
    public void OddValue_CostsItsOwnGettersAlone(string name, string[] path)
    {
        var sample = DeliveredEvent.Of(Samples.Of(name).ToString(Formatting.None)).Event;
        var before = Getters.Read(sample);
        var neighbours = Neighbours(sample.GetType(), path);

        foreach (var (variant, json) in Variants)
        {
            var delivered = DeliveredEvent.Of(Mutate(Samples.Of(name), path, json));
            var read = Getters.Read(delivered.Event);
            var expected = Expected.Of(delivered.Sent);

            Assert.That(delivered.Event, Is.TypeOf(DocumentedKind.Of(delivered.Sent)), variant);
            Assert.That(JToken.DeepEquals(delivered.Event.Data, delivered.Sent), Is.True, variant);
            if (!GetterComparison.AreSame(delivered.Event, expected, butFor: ""))
            {
                AssertSameLines(read, Getters.Read(expected), variant);
            }

            Assert.That(
                before.Where(line => IsOf(neighbours, line.Key)).Where(line => read.GetValueOrDefault(line.Key) != line.Value), Is.Empty, variant);
        }
    }

    [Test]
    public void Neighbours_AreMost() => Assert.That(
        Neighbours(typeof(MandrillMessageEvent), ["msg", "opens", "0", "ts"]),
        Has.Count.GreaterThan(70).And.Contains("Message.Opens.Ip").And.Contains("Timestamp").And.No.Member("Message.Opens.Timestamp"));

    private static void AssertSameLines(SortedDictionary<string, string> read, SortedDictionary<string, string> expected, string variant)
    {
        Assert.That(read.Except(expected), Is.Empty, variant);
        Assert.That(expected.Except(read), Is.Empty, variant);
    }

    private static string Mutate(JObject sample, string[] path, string? json)
    {
        var value = JsonTree.Find(sample, path);
        if (json is "")
        {
            (value.Parent as JProperty ?? value).Remove();
        }
        else if (json is not null)
        {
            value.Replace(new JRaw(json));
        }

        return sample.ToString(Formatting.None);
    }

    /// <summary>Gives the getters that are not read from a member, nor from what it holds or is held by. What says the kind is all getters' business.</summary>
    private static HashSet<string> Neighbours(Type type, string[] path)
    {
        if (path is ["event" or "type" or "action"])
        {
            return [];
        }

        var getters = FieldTable.Getters(type).ToLookup(static getter => getter.Getter, static getter => getter.Wire);
        return [.. getters.Where(getter => !getter.Any(wire => IsRelated(wire, path))).Select(static getter => getter.Key)
            .Except([nameof(MandrillEvent.Data), nameof(MandrillEvent.Utf8Json), nameof(MandrillEvent.IdempotencyKey), nameof(MandrillEvent.IsExample)])];
    }

    private static bool IsRelated(string[] wire, string[] path) =>
        wire.Zip(path).All(static pair => pair.First == "*" || pair.First == pair.Second);

    private static bool IsOf(HashSet<string> getters, string line) =>
        getters.Contains(string.Join('.', line.Split('.').Where(static part => part.Length > 0 && part[0] != '[')));
}
