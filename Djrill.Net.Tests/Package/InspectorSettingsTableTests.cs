using System.Globalization;
using System.Reflection;

namespace Djrill.Net.Tests.Package;

internal sealed class InspectorSettingsTableTests
{
    [Test]
    public void TableOfTheInspectorsSettings_HoldsExactlyTheSettings() => Assert.That(
        Pages.Of("docs/configuration.md").Table("Setting", "Type", "Default", "Meaning").Select(static row => (row[0], row[1], row[2])),
        Is.EqualTo(typeof(MandrillInspectorOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(static setting => (setting.Name, TypeNames.Of(setting), Default(setting)))));

    private static string Default(PropertyInfo setting) =>
        Convert.ToString(setting.GetValue(new MandrillInspectorOptions()), CultureInfo.InvariantCulture) is { Length: > 0 } value ? value : "none";
}
