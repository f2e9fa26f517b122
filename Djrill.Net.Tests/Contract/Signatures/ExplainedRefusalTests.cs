using Djrill.Net.Http;
using Djrill.Net.Testing;

namespace Djrill.Net.Tests.Contract.Signatures;

/// <summary>The history of refusals has a wrong signature and its explanation.</summary>
internal sealed class ExplainedRefusalTests
{
    [Test]
    public async Task WrongSignature_IsKeptWithItsExplanation()
    {
        await using var app = await TestApp.StartAsync(AppKind.AddDjrill, static options =>
        {
            TestApp.Signed(options);
            options.WebhookUrl = "http" + TestApp.Url["https".Length..];
        });
        using var post = MandrillPost.Of("""[{"event":"send"}]""");
        using var answer = await app.Client.PostMandrillAsync(post);

        var entries = WebhookHost.For(app.Services).Diagnostics.Refusals.GetAll();
        var explanation = entries.Single(static entry => entry.Diagnosis is not null);
        var refusal = entries.Single(static entry => entry.Diagnosis is null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((refusal.Status, refusal.IsAuthenticated), Is.EqualTo(((int)answer.StatusCode, true)));
            Assert.That((explanation.Status, explanation.Webhook), Is.EqualTo((refusal.Status, refusal.Webhook)));
            Assert.That(refusal.Reason, Is.EqualTo(await answer.Content.ReadAsStringAsync()));
            Assert.That(explanation.Diagnosis, Does.Contain("'https' in place of 'http' in 'WebhookUrl'"));
        }
    }
}
