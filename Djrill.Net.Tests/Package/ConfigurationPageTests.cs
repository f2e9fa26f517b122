using System.Text;
using Djrill.Net.Tests.Configuration;
using Djrill.Net.Tests.Contract;
using Djrill.Net.Tests.Contract.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Tests.Package;

internal sealed class ConfigurationPageTests
{
    private const string GoodSecret = "at-least-16-random-characters";

    private static readonly Page ConfigurationPage = Pages.Of("docs/configuration.md");

    private static IEnumerable<TestCaseData<CodeBlock>> SettingsFiles => Pages.All
        .SelectMany(static page => page.Blocks)
        .Where(static block => block.Language == "json" && block.Text.Contains("\"Djrill\":", StringComparison.Ordinal))
        .Select(static block => new TestCaseData<CodeBlock>(block).SetArgDisplayNames(block.ToString()));

    [Test]
    public async Task DocumentedConflicts_AreThoseOfTheStart()
    {
        (string Name, string? Value)[][] conflicts =
        [
            [("Webhooks:billing:WebhookSecret", WebhooksApp.Secret("crm"))],
            [("Webhooks:billing:WebhookSecret", WebhooksApp.Key("crm"))],
            [("Webhooks:billing:WebhookSignatureKey", WebhooksApp.Key("crm")), ("Webhooks:billing:WebhookUrl", WebhooksApp.Url("crm"))],
            [("Webhooks:billing:RoutePrefix", "hooks"), ("Webhooks:crm:RoutePrefix", "hooks")],
        ];
        var sentences = new List<string>();
        foreach (var conflict in conflicts)
        {
            var invalid = await Assert.ThrowsAsync<OptionsValidationException>(
                async () => await WebhooksApp.StartAsync(AppKind.AddDjrill, ["crm", "billing"], null, conflict));
            sentences.AddRange(invalid!.Failures); // Not null: it was thrown.
        }

        Assert.That(ConfigurationPage.Table("Found", "Sentence").Select(static row => "Webhook 'billing': " + row[1]), Is.EqualTo(sentences));
    }

    [TestCaseSource(nameof(SettingsFiles))]
    public void DocumentedSettings_AreValid(CodeBlock block)
    {
        // The secret of the examples is refused, so that nobody runs with one that the whole world can read.
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(block.Text.Replace("your-secret", GoodSecret, StringComparison.Ordinal)));
        var configuration = new ConfigurationBuilder().AddJsonStream(json).Build();

        Assert.That(Settings.Read(configuration).WebhookSecret, Is.EqualTo(GoodSecret));
    }
}
