using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Delivery;

/// <summary>
/// Calls a handler from DI with one event, in a scope of its own: what one handler leaves in a scope, such as a database
/// context that cannot save, would fail the next.
/// </summary>
internal sealed class HandlerCall(DeliveryContext context, HandlerRegistration handler, MandrillWebhookEventArgs args, int index)
    : RecipientCall(context, args, index)
{
    private readonly DeliveryContext _context = context;
    private readonly MandrillWebhookEventArgs _args = args;

    public override string Identity => handler.Identity;

    public override string Name => handler.Identity;

    public override bool BeginsOnCallersThread => false;

    public override async Task InvokeAsync()
    {
        using var timeout = new CancellationTokenSource(_context.Settings.HandlerTimeout, _context.Time);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, _context.Interrupted);
        await using var scope = _context.Scopes.CreateAsyncScope();
        await handler.Invoke(scope.ServiceProvider.GetRequiredService(handler.HandlerType), _args.Event, cancellation.Token);
    }
}
