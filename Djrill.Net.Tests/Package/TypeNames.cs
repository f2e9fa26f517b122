using System.Reflection;

namespace Djrill.Net.Tests.Package;

/// <summary>Writes types as C# does.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(double)] = "double",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(string)] = "string",
    };

    public static string Of(PropertyInfo property)
    {
        var isNullable = !property.PropertyType.IsValueType && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
        return Of(property.PropertyType) + (isNullable ? "?" : "");
    }

    private static string Of(Type type) =>
        Keywords.TryGetValue(type, out var keyword) ? keyword :
        Nullable.GetUnderlyingType(type) is { } value ? $"{Of(value)}?" :
        type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" :
        type.Name;
}
