using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Package;

/// <summary>An application that is published trimmed is warned at build, not by a 404 at run time.</summary>
internal sealed class TrimmingTests
{
    private static IEnumerable<TestCaseData<MethodInfo>> Registrations => typeof(WebhookController).Assembly.GetExportedTypes()
        .SelectMany(static type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
        .Where(static method => method.GetParameters().FirstOrDefault()?.ParameterType is { } extended
            && (extended == typeof(IMvcBuilder) || extended == typeof(IServiceCollection)))
        .Select(static method => new TestCaseData<MethodInfo>(method).SetArgDisplayNames($"{method}"));

    [TestCaseSource(nameof(Registrations))]
    public void Registration_SaysThatItIsNotTrimSafe(MethodInfo method) => Assert.That(
        method.DeclaringType!.GetCustomAttribute<RequiresUnreferencedCodeAttribute>()?.Message, // Not null: a class declares it.
        Is.EqualTo("MVC and Newtonsoft.Json are not trim-safe"));

    [Test]
    public void Registrations_AreFoundAtAll() => Assert.That(Registrations.Count(), Is.AtLeast(4));
}
