namespace Djrill.Net.Events;

/// <summary>Describes the DKIM signature of an inbound email (<c>msg.dkim</c>).</summary>
public sealed record MandrillDkim
{
    internal static readonly ObjectReader<MandrillDkim> Reader = new(
        "signed valid",
        static members => new()
        {
            IsSigned = members.Flag("signed"u8),
            IsValid = members.Flag("valid"u8),
        });

    internal MandrillDkim()
    {
    }

    /// <summary>Gets whether the email has a DKIM signature (<c>signed</c>).</summary>
    /// <value>Null if absent, or neither true nor false.</value>
    public bool? IsSigned { get; internal init; }

    /// <summary>Gets whether the signature is valid (<c>valid</c>).</summary>
    /// <value>Null if absent, or neither true nor false.</value>
    public bool? IsValid { get; internal init; }
}
