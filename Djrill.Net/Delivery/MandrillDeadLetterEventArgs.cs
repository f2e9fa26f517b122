namespace Djrill.Net;

/// <summary>Carries a dead letter to the subscribers of <see cref="MandrillSignals.EventDeadLettered"/>.</summary>
public sealed class MandrillDeadLetterEventArgs : EventArgs
{
    /// <summary>Initializes a new instance.</summary>
    /// <param name="deadLetter">The dead letter.</param>
    /// <exception cref="ArgumentNullException"><paramref name="deadLetter"/> is null.</exception>
    public MandrillDeadLetterEventArgs(MandrillDeadLetter deadLetter)
    {
        ArgumentNullException.ThrowIfNull(deadLetter);
        DeadLetter = deadLetter;
    }

    /// <summary>Gets the dead letter.</summary>
    public MandrillDeadLetter DeadLetter { get; }
}
