namespace Djrill.Net.Events;

/// <summary>Holds an email address and a name from a header of an inbound email (a list <c>[email, name]</c>).</summary>
public sealed record MandrillAddress
{
    internal MandrillAddress()
    {
    }

    /// <summary>Gets the email address (the first element).</summary>
    /// <value>
    /// The address without surrounding white space, without a trailing comma, and without the name of an address group (RFC 5322, section
    /// 3.4). Never null.
    /// </value>
    public string Email { get; internal init; } = string.Empty;

    /// <summary>Gets the name (the second element).</summary>
    /// <value>Without leading and trailing white space. Null if absent.</value>
    public string? Name { get; internal init; }
}
