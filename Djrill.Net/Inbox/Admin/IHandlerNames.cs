namespace Djrill.Net.Inbox;

/// <summary>The handlers of this process, for the administration.</summary>
internal interface IHandlerNames
{
    /// <summary>Gets the lasting names of the handlers and subscribers.</summary>
    public ValueTask<IEnumerable<string>> GetAsync();

    /// <summary>Logs that a handler was paused, and looks for the pause at once.</summary>
    public void Paused(string handler);

    /// <summary>Logs that a handler was resumed, and looks for waiting deliveries at once.</summary>
    public void Resumed(string handler);
}
