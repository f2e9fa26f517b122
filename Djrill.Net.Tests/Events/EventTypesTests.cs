using Djrill.Net.Events;
using Djrill.Net.Tests.Contract;

namespace Djrill.Net.Tests.Events;

internal sealed class EventTypesTests
{
    [TestCase("send", "send", true)]
    [TestCase(null, null, true)]
    [TestCase("blacklist_add", "denylist_add", true)]
    [TestCase("denylist_change", "blacklist_change", true)]
    [TestCase("blacklist_remove", "denylist_remove", true)]
    [TestCase("whitelist_add", "allowlist_add", true)]
    [TestCase("whitelist_add", "safelist_add", true)]
    [TestCase("safelist_remove", "allowlist_remove", true)]
    [TestCase("blacklist_merge", "denylist_merge", true, TestName = "NewAction_IsTheSame")]
    [TestCase("blacklist_add", "blacklist_remove", false)]
    [TestCase("blacklist_add", "whitelist_add", false)]
    [TestCase("denylist_add", "allowlist_add", false)]
    [TestCase("send", "Send", false)]
    [TestCase("hard_bounce", "soft_bounce", false)]
    [TestCase("sms_add", "mms_add", false)]
    [TestCase("blacklist", "denylist", false)]
    [TestCase("send", null, false)]
    [TestCase("", null, false)]
    public void Types_AreTheSameOrNot(string? a, string? b, bool areSame)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(MandrillEventTypes.AreSame(a, b), Is.EqualTo(areSame));
            Assert.That(MandrillEventTypes.AreSame(b, a), Is.EqualTo(areSame));
        }
    }

    [TestCase("denylist", "denylist_add")]
    [TestCase("blacklist", "blacklist_add")]
    public async Task EventInEitherWord_ReachesAHandlerLimitedToOne(string word, string eventType)
    {
        DenyListHandler.Types.Clear();
        await using var handlers = await HandlerApp.StartAsync(static services => services.AddMandrillEventHandler<DenyListHandler>());
        await handlers.PostAsync(
            $$"""[{"type":"{{word}}","action":"add"},{"type":"{{word}}","action":"remove"},{"type":"allowlist","action":"add"}]""");

        Assert.That(DenyListHandler.Types, Is.EqualTo([eventType]), "The type stays as it was sent.");
    }

    [TestCase("Browser", MandrillUserAgentKind.Browser)]
    [TestCase("email client", MandrillUserAgentKind.EmailClient)]
    [TestCase("MOBILE BROWSER", MandrillUserAgentKind.MobileBrowser)]
    [TestCase("ROBOT", MandrillUserAgentKind.Robot)]
    [TestCase("robots", MandrillUserAgentKind.Unknown)]
    public void TypeOfAClient_IsKnownInAnyCase(string type, MandrillUserAgentKind kind)
    {
        var agent = Received.Event<MandrillMessageEvent>($$"""{"event":"open","user_agent_parsed":{"type":"{{type}}"} }""").ParsedUserAgent;

        Assert.That((agent?.Type, agent?.Kind), Is.EqualTo((type, kind)));
    }

    [MandrillEvents(MandrillEventTypes.BlacklistAdd)]
    private sealed class DenyListHandler : IMandrillEventHandler<MandrillSyncEvent>
    {
        public static List<string?> Types { get; } = [];

        public Task HandleAsync(MandrillSyncEvent mandrillEvent, CancellationToken cancellationToken)
        {
            Types.Add(mandrillEvent.EventType);
            return Task.CompletedTask;
        }
    }
}
