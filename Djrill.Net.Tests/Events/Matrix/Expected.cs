using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events.Matrix;

/// <summary>Gives what the getters of an event, or of a part of one, have to give by the table.</summary>
internal static class Expected
{
    public static Dictionary<string, object?> Of(JObject data)
    {
        var kind = DocumentedKind.Of(data);
        var expected = Of(kind, data);
        foreach (var (property, value) in DerivedFields.Of(kind, data, expected))
        {
            expected[property] = value;
        }

        return expected;
    }

    public static Dictionary<string, object?> Of(Type type, JObject? json) => FieldTable.Of(type)
        .ToDictionary(static field => field.Property, field => DerivedFields.OfAttachment(field, json) ?? field.Expect(json));
}
