namespace Djrill.Net.Inbox;

/// <summary>The inbox cannot work with its settings or with these tables. The message names the setting, what was found, and the cure.</summary>
internal sealed class InboxConfigurationException(string message) : InvalidOperationException(message);
