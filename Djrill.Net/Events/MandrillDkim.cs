namespace Djrill.Net.Events;

/// <summary>Describes the DKIM signature of an inbound email (<c>msg.dkim</c>).</summary>
public sealed record MandrillDkim
{
    /// <summary>Reads such an object, of the members that are named.</summary>
    internal static readonly ObjectReader<MandrillDkim> Reader = new(
        static members => new()
        {
            IsSigned = members.Flag("signed"u8),
            IsValid = members.Flag("valid"u8),
        },
        "signed", "valid");

    internal MandrillDkim()
    {
    }

    /// <summary>Gets whether there is one (<c>signed</c>).</summary>
    /// <value>Null where absent, or neither true nor false.</value>
    public bool? IsSigned { get; internal init; }

    /// <summary>Gets whether it is valid (<c>valid</c>).</summary>
    /// <value>Null where absent, or neither true nor false.</value>
    public bool? IsValid { get; internal init; }
}
