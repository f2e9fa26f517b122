using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Checks text that the scanner refused.</summary>
internal static class JsonSyntax
{
    /// <summary>Checks whether a text is JSON, however deep it nests.</summary>
    public static bool IsValid(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
