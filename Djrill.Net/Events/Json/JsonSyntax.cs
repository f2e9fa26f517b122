using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Examines text that the scanner refused.</summary>
internal static class JsonSyntax
{
    /// <summary>Returns whether a text is JSON, however deep it nests.</summary>
    public static bool IsValid(ReadOnlySpan<byte> json) => FindError(json, int.MaxValue) is null;

    /// <summary>Finds the first error of a text; null if the text is JSON, and nests at most so many levels deep.</summary>
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
