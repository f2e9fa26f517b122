using System.Collections;

namespace Djrill.Net.Events;

/// <summary>Holds the headers of an inbound email (<c>msg.headers</c>): pairs of name and value, in Mandrill's order.</summary>
/// <remarks>
/// Names are found whatever their case, as Mandrill changes it (<c>Message-Id</c>, <c>Mime-Version</c>). A name that occurs
/// several times, such as <c>Received</c>, has several pairs, in their order. Values are as Mandrill sends them.
/// </remarks>
public sealed class MandrillHeaderCollection : IReadOnlyList<KeyValuePair<string, string>>
{
    private readonly KeyValuePair<string, string>[] _headers;

    internal MandrillHeaderCollection(params KeyValuePair<string, string>[] headers) => _headers = headers;

    /// <summary>Gets the number of pairs.</summary>
    public int Count => _headers.Length;

    /// <summary>Gets a pair.</summary>
    /// <param name="index">Its place, from 0.</param>
    public KeyValuePair<string, string> this[int index] => _headers[index];

    /// <summary>Gets the first value of a name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <value>May be empty. Null if the email has no such header.</value>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public string? this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            return Array.Find(_headers, header => IsNamed(header, name)).Value;
        }
    }

    /// <summary>Gets all values of a name, in their order.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <returns>The values. Empty if the email has no such header.</returns>
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
