using Microsoft.AspNetCore.WebUtilities;

namespace Djrill.Net.Configuration;

/// <summary>Reads the secret from a query string.</summary>
internal static class SecretParameter
{
    /// <summary>Finds the secret.</summary>
    /// <param name="query">The query string.</param>
    /// <param name="name">The name of the parameter. Case-sensitive.</param>
    /// <returns>The secret, or null if the parameter is missing or repeated.</returns>
    public static string? Find(string? query, string name)
    {
        var given = new List<string>();
        foreach (var parameter in new QueryStringEnumerable(query))
        {
            if (parameter.DecodeName().Span.SequenceEqual(name))
            {
                given.Add(parameter.DecodeValue().ToString());
            }
        }

        return given is [var secret] ? secret : null;
    }
}
