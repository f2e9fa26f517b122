using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract.Fifty;

/// <summary>Registers the 47 of the fifty that come from DI.</summary>
internal static class FiftyServices
{
    public const int Count = 47;

    // A class is registered once; what tells twelve of a kind apart is a type.
    private static readonly Type[] Names =
    [
        typeof(bool), typeof(byte), typeof(char), typeof(short), typeof(int), typeof(long),
        typeof(float), typeof(double), typeof(decimal), typeof(Guid), typeof(string),
    ];

    private static readonly MethodInfo AddMethod =
        typeof(MandrillServiceCollectionExtensions).GetMethod(nameof(MandrillServiceCollectionExtensions.AddMandrillEventHandler))!;

    public static void Add(IServiceCollection services)
    {
        Add(services, typeof(SyncHandler<>), 10, ServiceLifetime.Transient);
        services.AddMandrillEventHandler<ThrowingHandler>();
        Add(services, typeof(ScopedHandler<>), 11, ServiceLifetime.Scoped);
        services.AddMandrillEventHandler<HangingHandler>();
        Add(services, typeof(DatabaseHandler<>), 2, ServiceLifetime.Scoped);
        services.AddMandrillEventHandler<DeafHandler>(ServiceLifetime.Singleton);
        Add(services, typeof(AsyncHandler<>), 10, ServiceLifetime.Scoped);
        Add(services, typeof(SingletonHandler<>), 11, ServiceLifetime.Singleton);
    }

    private static void Add(IServiceCollection services, Type kind, int count, ServiceLifetime lifetime)
    {
        foreach (var name in Names.Take(count))
        {
            AddMethod.MakeGenericMethod(kind.MakeGenericType(name)).Invoke(null, [services, lifetime]);
        }
    }
}
