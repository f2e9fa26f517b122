using Djrill.Net.Delivery;

namespace Djrill.Net.Inbox;

/// <summary>A recipient under a name that stays the same in later builds and processes, because the name is stored.</summary>
/// <param name="Name">The name.</param>
/// <param name="Members">One handler, or the subscribers that share the name. They succeed or fail together.</param>
internal sealed record LastingRecipient(string Name, IReadOnlyList<Recipient> Members)
{
    /// <summary>The name of all subscribers whose method has a name made by the compiler.</summary>
    public const string Subscribers = "MandrillSignals.WebhookEvent";

    /// <summary>Gets whether the container cannot create the handlers at present, so that their names are unknown.</summary>
    public bool IsUncreatable => Members[0].Id.Number == 0;

    /// <summary>Gets the name of its row of <c>deliveries</c>. Empty, that of all recipients, if the container cannot create it.</summary>
    public string RowName => IsUncreatable ? "" : Name;

    public bool HasBatchHandler => Members.Any(static member => member.IsBatch);

    public bool CanHandle(EventItem item) => Members.Any(member => member.CanHandle(item));

    /// <summary>Names the recipients. The order stays.</summary>
    public static IReadOnlyList<LastingRecipient> Of(IEnumerable<Recipient> recipients) =>
        [.. recipients.GroupBy(NameOf).Select(static named => new LastingRecipient(named.Key, [.. named]))];

    /// <summary>Calls the members one after another, each with an event object of its own.</summary>
    public async ValueTask<CallResult> CallAsync(CallDetails call, EventItem item)
    {
        var (outcome, exceptions) = (CallOutcome.Handled, new List<Exception>());
        foreach (var member in Members.Where(member => member.CanHandle(item)))
        {
            var result = member.IsBatch ? await CallWithOneAsync(member, call, item) : await member.CallAsync(call, item.CreateEvent());
            exceptions.AddRange(result.Exceptions);
            if (result.Outcome is CallOutcome.TimedOut or CallOutcome.Cancelled)
            {
                return new(result.Outcome, exceptions);
            }

            outcome = result.Outcome == CallOutcome.Handled ? outcome : result.Outcome;
        }

        return new(outcome, exceptions);
    }

    /// <summary>Finds the batch handler that gets the event together with others. Null if the event is delivered by itself.</summary>
    public Recipient? FindBatchHandler(EventItem item) => Members.FirstOrDefault(member => member.IsBatch && member.CanHandle(item));

    private static async ValueTask<CallResult> CallWithOneAsync(Recipient member, CallDetails call, EventItem item)
    {
        var items = new BatchItems([(item.CreateEvent(), call.Delivery)]);
        return items.ResultOf(0, call, await member.CallAsync(call, items));
    }

    private static string NameOf(Recipient recipient)
    {
        var name = recipient.Id.Source is Delegate subscriber && IsCompilerMade(subscriber) ? Subscribers
            : recipient.Id is { Source: Type, Number: > 1 } ? FormattableString.Invariant($"{recipient.Name}#{recipient.Id.Number}")
            : recipient.Name;
        return StoredText.Of(name)!; // Not null: the name is not null.
    }

    private static bool IsCompilerMade(Delegate subscriber) =>
        subscriber.Method.Name.Contains('<', StringComparison.Ordinal)
        || subscriber.Method.DeclaringType?.FullName?.Contains('<', StringComparison.Ordinal) is not false;
}
