namespace Djrill.Net;

/// <summary>Carries a dead letter to the subscribers of <see cref="MandrillSignals.EventDeadLettered"/>.</summary>
/// <param name="deadLetter">The dead letter.</param>
/// <exception cref="ArgumentNullException"><paramref name="deadLetter"/> is null.</exception>
public sealed class MandrillDeadLetterEventArgs(MandrillDeadLetter deadLetter) : EventArgs
{
    /// <summary>Gets the dead letter.</summary>
    public MandrillDeadLetter DeadLetter { get; } = deadLetter ?? throw new ArgumentNullException(nameof(deadLetter));
}
