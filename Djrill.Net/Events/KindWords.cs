using System.Collections.Frozen;

namespace Djrill.Net.Events;

/// <summary>Maps the strings that Mandrill sends to the members of an enum.</summary>
/// <param name="words">
/// The strings, separated by spaces, in the order of the enum members. The first member has no string, because it means an unknown value.
/// </param>
internal sealed class KindWords<T>(string words)
    where T : struct, Enum
{
    private readonly FrozenDictionary<string, T> _kinds = words.Split(' ').Zip(Enum.GetValues<T>()[1..])
        .ToFrozenDictionary(static pair => pair.First, static pair => pair.Second, StringComparer.Ordinal);

    public T Find(string? word) => _kinds.GetValueOrDefault(word ?? string.Empty);
}
