using System.Xml.Linq;
using Djrill.Net.Events;

namespace Djrill.Net.Tests.Events.Matrix;

/// <summary>The table has every getter, the samples have every member, and the documentation names both.</summary>
internal sealed class FieldTableTests
{
    private static readonly XDocument Documentation = XDocument.Load(Path.ChangeExtension(typeof(MandrillEvent).Assembly.Location, ".xml"));

    private static IEnumerable<Type> Types => typeof(MandrillEvent).Assembly.GetExportedTypes()
        .Where(static type => type.Namespace == "Djrill.Net.Events" && !type.IsEnum);

    /// <summary>Those that are read from one member or from one of two.</summary>
    private static IEnumerable<Field> Read => FieldTable.All.Where(static row =>
        row.Wire.Length > 0 && row.Wire != DocumentedParts.Key && row.Owner != typeof(MandrillAddress));

    /// <summary>The headers are read as a list, so of their own getters but the number of them is left.</summary>
    [Test]
    public void EveryPublicProperty_IsInTheTable() => Assert.That(
        Types.SelectMany(static type => Getters.Of(type).Select(static property => (property.GetMethod!.GetBaseDefinition().DeclaringType!, property.Name))).Distinct(),
        Is.EquivalentTo(FieldTable.All.Select(static field => (field.Owner, field.Property))
            .Append((typeof(MandrillHeaderCollection), nameof(MandrillHeaderCollection.Count)))));

    [Test]
    public void EveryMemberOfTheTable_IsInTheSamples()
    {
        var sent = Samples.Names.Select(static name => (Samples: Samples.Of(name), Paths: JsonTree.Paths(Samples.Of(name)).ToList())).ToList();
        var missing =
            from sample in sent
            from getter in FieldTable.Getters(DocumentedKind.Of(sample.Samples))
            where getter.Wire is not ([] or [.., DocumentedParts.Key] or ["type" or "event" or "entry" or "reject" or "sender", ..] or [.., "sender", "address"])
            where !getter.Wire.Contains("entry") && !(getter.Wire is [.., "base64"] && getter.Getter.StartsWith("Images", StringComparison.Ordinal))
            where !sample.Paths.Any(path => path.Length == getter.Wire.Length && path.Zip(getter.Wire).All(static pair => pair.Second == "*" || pair.First == pair.Second))
            where DocumentedKind.Of(sample.Samples) != typeof(MandrillUnknownEvent)
            select $"{DocumentedKind.EventType(sample.Samples)}: {getter.Getter} {string.Join('.', getter.Wire)}";

        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void EveryMemberOfTheSamples_IsInTheTable()
    {
        var unread =
            from name in Samples.Names.Except(["sms_sent"])
            let wires = FieldTable.Getters(DocumentedKind.Of(Samples.Of(name))).Select(static getter => getter.Wire).ToList()
            from path in JsonTree.Paths(Samples.Of(name))
            where !wires.Any(wire => wire.Length > 0 && (wire.Zip(path).All(static pair => pair.First == "*" || pair.First == pair.Second)))
            select $"{name}: {string.Join('.', path)}";

        Assert.That(unread, Is.Empty);
    }

    [TestCaseSource(nameof(Read))]
    public void Documentation_NamesTheMember(Field field)
    {
        var documentation = Documentation.Descendants("member").Single(member => (string?)member.Attribute("name") == $"P:{field.Owner.FullName}.{field.Property}");
        var names = documentation.Element("summary")!.Descendants("c").Select(static code => code.Value.Split(['.', '{', '}', '_'])[^1]);
        var wanted = field.Property is "MessageId" or "InReplyTo" or "References" && field.Owner == typeof(MandrillInboundEvent)
            ? [field.Property switch { "InReplyTo" => "In-Reply-To", "MessageId" => "Message-Id", _ => field.Property }]
            : field.Wires.Select(static wire => wire[^1].Split('_')[^1]).Where(static name => name != DocumentedParts.Key);

        Assert.That(names, field.Property is "SafeFileName" or "Content" or "IsContentComplete" ? Is.Not.Null : Is.SupersetOf(wanted));
    }
}
