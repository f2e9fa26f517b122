using System.Collections;

namespace Djrill.Net.Events;

/// <summary>Holds the headers of an inbound email (<c>msg.headers</c>): pairs of a name and a value, in the order of the JSON.</summary>
/// <remarks>
/// The lookup of names ignores case, because Mandrill changes the case of names (<c>Message-Id</c>, <c>Mime-Version</c>). A header that
/// occurs several times, such as <c>Received</c>, has one pair for each occurrence. Values are as sent.
/// </remarks>
public sealed class MandrillHeaderCollection : IReadOnlyList<KeyValuePair<string, string>>
{
    private readonly KeyValuePair<string, string>[] _headers;

    internal MandrillHeaderCollection(params KeyValuePair<string, string>[] headers) => _headers = headers;

    /// <summary>Gets the number of pairs.</summary>
    public int Count => _headers.Length;

    /// <summary>Gets a pair.</summary>
    /// <param name="index">The zero-based index of the pair.</param>
    public KeyValuePair<string, string> this[int index] => _headers[index];

    /// <summary>Gets the first value of a header.</summary>
    /// <param name="name">The name of the header. Case is ignored.</param>
    /// <value>The value, which may be empty. Null if the email has no header with this name.</value>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public string? this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            return Array.Find(_headers, header => IsNamed(header, name)).Value;
        }
    }

    /// <summary>Gets all values of a header, in the order of the JSON.</summary>
    /// <param name="name">The name of the header. Case is ignored.</param>
    /// <returns>The values. Empty if the email has no header with this name.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public IReadOnlyList<string> GetValues(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return [.. _headers.Where(header => IsNamed(header, name)).Select(static header => header.Value)];
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _headers.AsEnumerable().GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool IsNamed(KeyValuePair<string, string> header, string name) =>
        string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase);
}
