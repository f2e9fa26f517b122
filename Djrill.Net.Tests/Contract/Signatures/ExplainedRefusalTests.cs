using Djrill.Net.Http;
using Djrill.Net.Testing;

namespace Djrill.Net.Tests.Contract.Signatures;

/// <summary>The history of refusals has the explanation of a wrong signature with the refusal.</summary>
internal sealed class ExplainedRefusalTests
{
    [Test]
    public async Task WrongSignature_IsOneEntryWithItsExplanation()
    {
        await using var app = await TestApp.StartAsync(AppKind.AddDjrill, static options =>
        {
            TestApp.Signed(options);
            options.WebhookUrl = "http" + TestApp.Url["https".Length..];
        });
        using var post = MandrillPost.Of("""[{"event":"send"}]""");
        using var answer = await app.Client.PostMandrillAsync(post);

        var refusal = WebhookHost.For(app.Services).Diagnostics.Refusals.GetAll().Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((refusal.Status, refusal.IsAuthenticated), Is.EqualTo(((int)answer.StatusCode, true)));
            Assert.That(refusal.Reason, Is.EqualTo(await answer.Content.ReadAsStringAsync()));
            Assert.That(refusal.Diagnosis, Does.Contain("'https' in place of 'http' in 'WebhookUrl'"));
        }
    }
}
