using System.Reflection;

namespace Djrill.Net.Tests.Package;

/// <summary>The configuration that these tests were built in.</summary>
internal static class BuildConfiguration
{
    public static string Name { get; } =
        typeof(BuildConfiguration).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
}
