using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Inbox;

/// <summary>Reports a worker without any recipient. It calls nobody, so that events do not end as ignored before the first subscription.</summary>
internal sealed class NoRecipientAlert(HostDiagnostics diagnostics)
{
    private const string Condition = "inbox-no-recipient";

    private bool _isReported;

    public void Update(bool hasRecipients)
    {
        if (hasRecipients == _isReported)
        {
            _isReported = !hasRecipients;
            if (hasRecipients)
            {
                diagnostics.Health?.Clear(Condition);
                return;
            }

            diagnostics.For("").Log.InboxWithoutRecipient();
            diagnostics.Health?.Report(
                Condition, HealthStatus.Degraded, "The inbox stores events, but there is no subscriber and no handler.");
        }
    }
}
