using Djrill.Net.Delivery;
using Djrill.Net.Diagnostics;

namespace Djrill.Net.Inbox;

/// <summary>Logs and counts the failures of one event's calls.</summary>
internal sealed class FailureReport(LoadedCall loaded, EventItem item, CallContext context)
{
    /// <summary>The name under which a failure outside the calls is logged.</summary>
    public const string Inbox = "The inbox";

    public void CallEnded(string recipient, RecipientResult result, int attempt)
    {
        foreach (var exception in result.Exceptions)
        {
            if (!result.IsLogged)
            {
                context.Log.InboxHandlerFailed(exception, recipient, loaded.Event.Id, item.LoggedType, attempt);
            }

            context.Telemetry.HandlerFailed(exception, recipient, item.EventType);
        }
    }

    public void InboxFailed(Exception exception, int attempt) =>
        context.Log.InboxHandlerFailed(exception, Inbox, loaded.Event.Id, item.LoggedType, attempt);
}
