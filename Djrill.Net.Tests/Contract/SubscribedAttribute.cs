using NUnit.Framework.Interfaces;

namespace Djrill.Net.Tests.Contract;

/// <summary>
/// Subscribes a handler that does nothing while a test runs. A batch without a recipient is answered 503, so tests in which
/// 200 means that a post was accepted need one.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class SubscribedAttribute : Attribute, ITestAction
{
    public ActionTargets Targets => ActionTargets.Test;

    public void BeforeTest(ITest test) => MandrillSignals.WebhookEvent += Ignore;

    public void AfterTest(ITest test) => MandrillSignals.WebhookEvent -= Ignore;

    private static void Ignore(object? sender, MandrillWebhookEventArgs e)
    {
    }
}
