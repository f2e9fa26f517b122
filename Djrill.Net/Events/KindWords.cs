using System.Collections.Frozen;

namespace Djrill.Net.Events;

/// <summary>Maps Mandrill's words to the members of an enum.</summary>
/// <param name="words">The words, separated by blanks, in the order of the enum. The first member has no word: it means any other.</param>
internal sealed class KindWords<T>(string words)
    where T : struct, Enum
{
    private readonly FrozenDictionary<string, T> _kinds = words.Split(' ').Zip(Enum.GetValues<T>()[1..])
        .ToFrozenDictionary(static pair => pair.First, static pair => pair.Second, StringComparer.Ordinal);

    public T Find(string? word) => _kinds.GetValueOrDefault(word ?? string.Empty);
}
