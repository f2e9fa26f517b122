namespace Djrill.Net.Inbox;

/// <summary>The name of this worker for people: the machine and the process id.</summary>
internal static class WorkerName
{
    public static string Current { get; } =
        StoredText.Of(FormattableString.Invariant($"{Environment.MachineName}/{Environment.ProcessId}"))!; // Not null: the text is not null.
}
