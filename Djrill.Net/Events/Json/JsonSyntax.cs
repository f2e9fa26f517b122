using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Finds out why <see cref="JsonScanner"/> rejected a JSON text.</summary>
internal static class JsonSyntax
{
    /// <summary>Returns whether a text is valid JSON. The nesting depth is not limited.</summary>
    public static bool IsValid(ReadOnlySpan<byte> json) => FindError(json, int.MaxValue) is null;

    /// <summary>
    /// Finds the first error in a JSON text. Returns null if the text is valid JSON and does not exceed the maximum nesting depth.
    /// </summary>
    public static JsonException? FindError(ReadOnlySpan<byte> json, int maxDepth)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = maxDepth });
        try
        {
            while (reader.Read())
            {
            }

            return null;
        }
        catch (JsonException exception)
        {
            return exception;
        }
    }
}
