using System.Text;
using System.Text.RegularExpressions;
using Djrill.Net.Tests.Configuration;
using Djrill.Net.Tests.Contract;
using Djrill.Net.Tests.Contract.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Tests.Package;

internal sealed partial class ConfigurationPageTests
{
    private const string Secret = "WebhookSecret";
    private const string GoodSecret = "at-least-16-random-characters";

    private static readonly Page ConfigurationPage = Pages.Of("docs/configuration.md");

    /// <summary>Each brings about one of the documented sentences.</summary>
    private static readonly (string Setting, string Value)[] Mistakes =
    [
        (Secret, " "),
        (Secret, "short"),
        (Secret, GoodSecret + "\n"),
        ("AdditionalSecrets", "a-single-value"),
        ("AdditionalSecrets:0:Value", "an-object"),
        ("AdditionalSignatures:0:Url", "https://example.com/"),
        ("WebhookSignatureKey", "a-key-without-a-url"),
        ("WebhookUrl", "https://example.com/"),
        ("MaxRequestBodySize", "128 MB"),
        ("MaxRequestBodySize", "0"),
        ("MaxDeliveryAttempts", "five"),
        ("MaxDeliveryAttempts", "0"),
        ("HandlerTimeout", "30"),
        ("HandlerTimeout", "00:00:00"),
        ("BatchBudget", "1 hour"),
        ("BatchBudget", "02:00:00"),
        ("ShutdownGrace", "5 s"),
        ("ShutdownGrace", "-00:00:01"),
        ("MemoryBudget", "64 MiB"),
        ("MemoryBudget", "0"),
        ("MemoryWait", "30 s"),
        ("MemoryWait", "00:10:01"),
        ("MaxWaiting", "many"),
        ("MaxWaiting", "-1"),
        ("BodyTimeout", "1 minute"),
        ("BodyTimeout", "00:00:00"),
        ("RequireSignature", "yes"),
        ("RequireSignature", "true"),
        ("RoutePrefix", "{"),
    ];

    private static IEnumerable<TestCaseData<CodeBlock>> SettingsFiles => Pages.All
        .SelectMany(static page => page.Blocks)
        .Where(static block => block.Language == "json" && block.Text.Contains("\"Djrill\":", StringComparison.Ordinal))
        .Select(static block => new TestCaseData<CodeBlock>(block).SetArgDisplayNames(block.ToString()));

    [Test]
    public void DocumentedSentences_AreExactlyThoseOfTheValidator()
    {
        var sentences = Mistakes
            .SelectMany(static mistake => Problems(new() { [Secret] = GoodSecret, [mistake.Setting] = mistake.Value }))
            .Concat(Problems(new() { [Secret] = GoodSecret, ["WebhookSignatureKey"] = "a-key", ["WebhookUrl"] = "/djrill/webhook/" }))
            .Concat(Problems(new() { [Secret] = GoodSecret, ["WebhookSignatureKey"] = GoodSecret, ["WebhookUrl"] = "https://example.com/" }))
            .Concat(Problems(new() { [Secret] = GoodSecret, ["WebhookSignatureKey"] = "test-webhook", ["WebhookUrl"] = "https://example.com/" }))
            .Concat(Problems(new()
            {
                [Secret] = GoodSecret,
                ["AdditionalSignatures:0"] = "a-single-value",
                ["AdditionalSignatures:0:Url"] = "https://example.com/",
                ["AdditionalSignatures:0:Key"] = "a-key",
            }))
            .Distinct();

        var block = ConfigurationPage.Blocks.Single(static block => block.Language == "text").Text;
        var documented = LineBreakInSentence().Replace(block, " ").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(documented, Is.EquivalentTo(sentences));
    }

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

    private static IEnumerable<string> Problems(Dictionary<string, string?> settings)
    {
        try
        {
            Settings.Read(settings.ToDictionary(static setting => "Djrill:" + setting.Key, static setting => setting.Value));
            return [];
        }
        catch (OptionsValidationException invalid)
        {
            return invalid.Failures;
        }
    }

    [GeneratedRegex(@"\n\s+")]
    private static partial Regex LineBreakInSentence();
}
