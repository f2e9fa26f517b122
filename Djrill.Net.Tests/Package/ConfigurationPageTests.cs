using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Tests.Package;

internal sealed partial class ConfigurationPageTests
{
    private const string Secret = "WebhookSecret";
    private const string GoodSecret = "at-least-16-random-characters";

    private static readonly Page Configuration = Pages.Of("docs/configuration.md");

    /// <summary>Each brings about one of the documented sentences.</summary>
    private static readonly (string Setting, string Value)[] Mistakes =
    [
        (Secret, " "),
        (Secret, "short"),
        (Secret, GoodSecret + "\n"),
        ("AdditionalSecrets", "a-single-value"),
        ("AdditionalSignatures:0:Url", "https://example.com/"),
        ("WebhookSignatureKey", "a-key-without-a-url"),
        ("WebhookUrl", "/djrill/webhook/"),
        ("MaxRequestBodySize", "128 MB"),
        ("MaxRequestBodySize", "0"),
        ("RoutePrefix", "[controller]"),
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
            .Concat(Problems(new() { [Secret] = GoodSecret, ["WebhookSignatureKey"] = GoodSecret, ["WebhookUrl"] = "https://example.com/" }))
            .Concat(Problems(new() { [Secret] = GoodSecret, ["WebhookSignatureKey"] = "test-webhook", ["WebhookUrl"] = "https://example.com/" }))
            .Select(static sentence => MessageOfTheFramework().Replace(sentence, "…"))
            .Distinct();

        var block = Configuration.Blocks.Single(static block => block.Language == "text").Text;
        var documented = LineBreakInSentence().Replace(block, " ").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(documented, Is.EquivalentTo(sentences));
    }

    [TestCaseSource(nameof(SettingsFiles))]
    public void DocumentedSettings_AreValid(CodeBlock block)
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(block.Text));
        var configuration = new ConfigurationBuilder().AddJsonStream(json).Build();

        Assert.That(ConfiguredOptions.Read(configuration).WebhookSecret, Is.EqualTo(GoodSecret));
    }

    private static IEnumerable<string> Problems(Dictionary<string, string?> settings)
    {
        try
        {
            ConfiguredOptions.Read(settings.ToDictionary(static setting => "Djrill:" + setting.Key, static setting => setting.Value));
            return [];
        }
        catch (OptionsValidationException invalid)
        {
            return invalid.Failures;
        }
    }

    [GeneratedRegex("(?<=no valid route template: ).*(?= Use plain path segments)")]
    private static partial Regex MessageOfTheFramework();

    [GeneratedRegex(@"\n\s+")]
    private static partial Regex LineBreakInSentence();
}
