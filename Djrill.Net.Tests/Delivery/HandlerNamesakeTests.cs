using System.Reflection;
using System.Reflection.Emit;
using Djrill.Net.Delivery;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Delivery;

internal sealed class HandlerNamesakeTests
{
    [Test]
    public void HandlersOfOneNameFromTwoAssemblies_AreToldApart()
    {
        var services = new ServiceCollection();
        Add(services, Make("One"));
        Add(services, Make("Two"));

        Assert.That(
            services.Select(static service => (service.ImplementationInstance as HandlerRegistration)?.Identity).OfType<string>(),
            Is.Unique.And.Exactly(2).Items,
            "Else what the one has handled never reaches the other.");
    }

    private static void Add(ServiceCollection services, Type handler) =>
        typeof(DjrillMvcBuilderExtensions).GetMethod(nameof(DjrillMvcBuilderExtensions.AddMandrillEventHandler))!
            .MakeGenericMethod(handler).Invoke(null, [services, ServiceLifetime.Scoped]);

    private static Type Make(string assembly)
    {
        var type = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(assembly), AssemblyBuilderAccess.Run)
            .DefineDynamicModule("module").DefineType("Handler", TypeAttributes.Public, typeof(object), [typeof(IMandrillEventHandler)]);
        var declared = typeof(IMandrillEventHandler).GetMethod(nameof(IMandrillEventHandler.HandleAsync))!;
        var method = type.DefineMethod(
            declared.Name,
            MethodAttributes.Public | MethodAttributes.Virtual,
            declared.ReturnType,
            [.. declared.GetParameters().Select(static parameter => parameter.ParameterType)]);
        var code = method.GetILGenerator();
        code.Emit(OpCodes.Call, typeof(Task).GetProperty(nameof(Task.CompletedTask))!.GetMethod!);
        code.Emit(OpCodes.Ret);
        return type.CreateType();
    }
}
