using System.Reflection;

namespace Djrill.Net.Diagnostics;

/// <summary>The version of the package, which the meter and the activity source carry.</summary>
internal static class PackageVersion
{
    // The commit follows the plus sign.
    public static string Text { get; } =
        typeof(PackageVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]; // Not null: the SDK writes it.
}
