using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Delivery;

/// <summary>
/// Calls a handler from DI with one event, in a scope of its own: what one handler leaves in a scope, such as a database
/// context that cannot save, would fail the next.
/// </summary>
internal sealed class HandlerCall(DeliveryContext context, HandlerRegistration handler, MandrillWebhookEventArgs args, int index)
    : RecipientCall(context, args, index)
{
    public override string Identity => handler.Identity;

    public override string Name => handler.Name;

    public override bool BeginsOnCallersThread => false;

    public override async Task InvokeAsync()
    {
        using var timeout = new CancellationTokenSource(Context.Settings.HandlerTimeout, Context.Time);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(
            timeout.Token, Context.Interruption.Aborted, Context.Interruption.Stopping);
        await using var scope = Context.Scopes.CreateAsyncScope();
        await handler.Invoke(scope.ServiceProvider.GetRequiredService(handler.HandlerType), Args.Event, cancellation.Token);
        if (timeout.IsCancellationRequested)
        {
            // It may have stopped in the middle because it was told to. Else it would be chance who sees the end first, and
            // with it whether the event is sent again.
            throw new TimeoutException("The handler took longer than 'HandlerTimeout'.");
        }
    }
}
