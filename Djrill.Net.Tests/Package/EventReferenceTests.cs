using System.Reflection;
using System.Text.RegularExpressions;
using Djrill.Net.Events;

namespace Djrill.Net.Tests.Package;

/// <summary>Holds the tables of properties and of enums to the types.</summary>
internal sealed partial class EventReferenceTests
{
    private static readonly Page[] Reference = [Pages.Of("docs/events.md"), Pages.Of("docs/inbound.md")];

    private static readonly IReadOnlyList<Type> PublicTypes =
        [.. typeof(MandrillEvent).Assembly.GetExportedTypes().Where(static type => type.Namespace == typeof(MandrillEvent).Namespace)];

    private static IEnumerable<Type> TypesWithProperties => PublicTypes.Where(static type => !type.IsEnum && Properties(type).Any());

    private static IEnumerable<Type> Enums => PublicTypes.Where(static type => type.IsEnum);

    [TestCaseSource(nameof(TypesWithProperties))]
    public void TableOfAType_HoldsExactlyItsProperties(Type type) => Assert.That(
        Rows(type).Select(static row => (row[0].Trim('`'), row[2].Trim('`'))),
        Is.EquivalentTo(Properties(type).Select(static property => (Name(property), TypeNames.Of(property)))));

    [TestCaseSource(nameof(TypesWithProperties))]
    public void TableOfAType_HoldsTheDocumentedNamesOfMandrill(Type type) => Assert.That(
        Rows(type).Select(static row => $"{row[0].Trim('`')}: {string.Join(", ", WireNames.In(row[1]))}"),
        Is.EquivalentTo(Properties(type).Select(static property => $"{Name(property)}: {string.Join(", ", WireNames.Of(property))}")));

    [TestCaseSource(nameof(TypesWithProperties))]
    public void TableOfAType_SaysWhenAPropertyIsNullOrEmpty(Type type) => Assert.That(
        Rows(type).Where(static row => !SaysWhenNothing(row[2].Trim('`'), row[3])).Select(static row => row[0]), Is.Empty);

    [TestCaseSource(nameof(Enums))]
    public void RowOfAnEnum_HoldsExactlyItsMembersAndTheirWords(Type type)
    {
        var row = Reference[0].TableUnder("Enums").Single(row => row[0].Trim('`') == type.Name);
        var members = type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(static member => member.Name != "Unknown");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Member().Matches(row[1]).Select(static member => $"{member.Groups["name"].Value}: {string.Join(", ", WireNames.In(member.Groups["words"].Value))}"),
                Is.EqualTo(members.Select(static member => $"{member.Name}: {string.Join(", ", WireNames.Of(member))}")));
            Assert.That(Enum.GetName(type, 0), Is.EqualTo("Unknown"), "The page says that it is the default.");
        }
    }

    /// <summary>Finds the rows of a type's table, which stands on one of the pages, under the type's name.</summary>
    private static IReadOnlyList<IReadOnlyList<string>> Rows(Type type) =>
        [.. Reference.SelectMany(page => page.TableUnder(type.Name))];

    /// <summary>Gives what a type adds to the properties of its base.</summary>
    private static IEnumerable<PropertyInfo> Properties(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(property => property.GetMethod!.GetBaseDefinition().DeclaringType == type);

    private static string Name(PropertyInfo property) =>
        property.GetIndexParameters() is [var parameter] ? $"[{parameter.Name}]" : property.Name;

    private static bool SaysWhenNothing(string type, string meaning) =>
        type.EndsWith('?') ? ContainsWord(meaning, "Null") && !ContainsWord(meaning, "Never null") :
        type.StartsWith("IReadOnly", StringComparison.Ordinal) || type.StartsWith("ReadOnlyMemory", StringComparison.Ordinal) || type == nameof(MandrillHeaderCollection)
            ? ContainsWord(meaning, "Empty") :
        ContainsWord(meaning, "Never null");

    private static bool ContainsWord(string text, string word) => text.Contains(word, StringComparison.Ordinal);

    [GeneratedRegex(@"`(?<name>\w+)` \((?<words>[^)]*)\)")]
    private static partial Regex Member();
}
