using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Contract;

/// <summary>A signature key that <c>AddDjrill</c> does not read is warned of, by its path.</summary>
internal sealed class UnreadSettingTests
{
    private static readonly Dictionary<string, string?> Other = new() { ["Other:WebhookSecret"] = TestApp.Secret, ["Djrill:WebhookSecret"] = TestApp.Secret };

    [TestCase("Djrill:WebhookSignatureKey")]
    [TestCase("Djrill:WebhookUrl")]
    [TestCase("Djrill:AdditionalSignatures:0:Key", "Djrill:AdditionalSignatures")]
    public async Task KeyBesideTheGivenSection_IsWarnedOf(string name, string? unread = null) => Assert.That(
        await WarningsOfAsync(_ => new ConfigurationBuilder().AddInMemoryCollection(Other).Build().GetSection("Other"), name),
        Is.EqualTo([Warning(unread ?? name)]));

    [TestCase("Djrill:WebhookSignatureKey")]
    [TestCase("DJRILL_WEBHOOK_SIGNATURE_KEY")]
    [TestCase("DJRILL_WEBHOOK_URL")]
    public async Task KeyOutsideOfTheGivenConfiguration_IsWarnedOf(string name) => Assert.That(
        await WarningsOfAsync(_ => new ConfigurationBuilder().AddInMemoryCollection(Other).Build(), name),
        Is.EqualTo([Warning(name)]));

    [TestCase("Djrill")]
    [TestCase("")]
    public async Task KeyThatIsRead_IsNotWarnedOf(string section) => Assert.That(
        await WarningsOfAsync(configuration => section.Length == 0 ? configuration : configuration.GetSection(section), "Djrill:WebhookSignatureKey", "Djrill:WebhookUrl"),
        Is.Empty);

    [Test]
    public async Task KeyBesideAGivenOne_IsNotWarnedOf()
    {
        var given = new Dictionary<string, string?>(Other) { ["Other:WebhookSignatureKey"] = TestApp.Key, ["Other:WebhookUrl"] = TestApp.Url };

        Assert.That(await WarningsOfAsync(_ => new ConfigurationBuilder().AddInMemoryCollection(given).Build().GetSection("Other"), "Djrill:WebhookSignatureKey"), Is.Empty);
    }

    private static string Warning(string name) => $"'{name}' is configured but not read: 'AddDjrill' received a separate configuration, so signatures are "
        + "not checked. Add the setting to that configuration, or call 'AddDjrill' without a configuration.";

    private static async Task<IReadOnlyList<string>> WarningsOfAsync(Func<IConfiguration, IConfiguration> give, params string[] set)
    {
        await using var app = await TestApp.StartAsync(builder =>
        {
            builder.Configuration["Djrill:WebhookSecret"] = TestApp.Secret;
            foreach (var name in set)
            {
                builder.Configuration[name] = name.EndsWith("Url", StringComparison.OrdinalIgnoreCase) ? TestApp.Url : TestApp.Key;
            }

            builder.Services.AddControllers().AddDjrill(give(builder.Configuration));
        });

        Assert.That(app.Logs.Own.Select(static entry => entry.Text), Has.None.Contains(TestApp.Key));
        return [.. app.Logs.Own.Where(static entry => entry.Id == 34 && entry.Level == LogLevel.Warning).Select(static entry => entry.Message)];
    }
}
