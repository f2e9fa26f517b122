namespace Djrill.Net.Events;

/// <summary>Holds an address in the header of an inbound email (a pair <c>[email, name]</c>).</summary>
public sealed record MandrillAddress
{
    internal MandrillAddress()
    {
    }

    /// <summary>Gets the address (the pair's first element).</summary>
    /// <value>
    /// Without the blanks and the comma that Mandrill leaves, and without the name of a group (RFC 5322, section 3.4). Never null.
    /// </value>
    public string Email { get; internal init; } = string.Empty;

    /// <summary>Gets the name (the pair's second element).</summary>
    /// <value>Without blanks around it. Null if absent.</value>
    public string? Name { get; internal init; }
}
