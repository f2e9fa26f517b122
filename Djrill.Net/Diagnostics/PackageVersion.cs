using System.Reflection;

namespace Djrill.Net.Diagnostics;

/// <summary>The version of the package, for the meter and the activity source.</summary>
internal static class PackageVersion
{
    // The part after the plus sign is the commit.
    public static string Text { get; } =
        typeof(PackageVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion
            .Split('+')[0]; // Not null: the SDK writes the attribute.
}
