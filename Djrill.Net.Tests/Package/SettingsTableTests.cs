using System.Collections;
using System.Globalization;
using System.Reflection;
using Djrill.Net.Configuration;
using Djrill.Net.Tests.Configuration;

namespace Djrill.Net.Tests.Package;

internal sealed class SettingsTableTests
{
    private static readonly IReadOnlyList<IReadOnlyList<string>> Rows =
        Pages.Of("docs/configuration.md").Table("Setting", "Type", "Default", "Djrill's name", "Meaning");

    private static readonly IReadOnlyList<PropertyInfo> Properties = [.. typeof(DjrillOptions)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(static property => property.CanWrite || property.PropertyType.IsAssignableTo(typeof(IEnumerable)))];

    private static IEnumerable<TestCaseData<string, string>> FlatNames => Rows
        .Where(static row => row[3].Length > 0)
        .Select(static row => new TestCaseData<string, string>(row[0], row[3]));

    [Test]
    public void TableOfSettings_HoldsExactlyTheSettings() => Assert.That(
        Rows.Select(static row => (row[0], row[1], row[2])),
        Is.EquivalentTo(Properties.Select(static setting => (setting.Name, TypeNames.Of(setting), Default(setting)))));

    [Test]
    public void EveryRow_SaysWhatItMeans() => Assert.That(Rows.Select(static row => row[4]), Is.All.Not.Empty);

    [Test]
    public void TableOfSettings_HoldsExactlyTheNamesOfDjrill() => Assert.That(
        FlatNames.Select(static name => name.Arguments[1]),
        Is.EquivalentTo(SettingsBinder.FlatNames.Values));

    [TestCaseSource(nameof(FlatNames))]
    public void NameOfDjrill_SetsItsSetting(string setting, string flatName)
    {
        const string Section = "Djrill:";
        var options = Settings.Read(new Dictionary<string, string?>
        {
            [Section + nameof(DjrillOptions.WebhookSecret)] = "a-secret-of-the-section",
            [Section + nameof(DjrillOptions.WebhookUrl)] = "https://section.example.com/",
            [Section + nameof(DjrillOptions.WebhookSignatureKey)] = "a-key-of-the-section",
            [flatName] = "https://flat.example.com/",
        });

        Assert.That(typeof(DjrillOptions).GetProperty(setting)!.GetValue(options), Is.EqualTo("https://flat.example.com/"));
    }

    private static string Default(PropertyInfo setting) => setting.GetValue(new DjrillOptions()) switch
    {
        null => "none",
        ICollection { Count: 0 } => "empty",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
