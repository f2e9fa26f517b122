using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Configuration;

/// <summary>Where the settings come from, and which source wins.</summary>
internal sealed class SourcesTests
{
    [Test]
    public void FlatNames_WinOverTheSection() => Assert.That(
        Texts(Settings.Read(SampleSettings.Section.Concat(SampleSettings.Flat).ToDictionary())),
        Is.EqualTo(["flat-secret-of-some-length", "flat-name", "flat-key", "https://flat.example.test/"]));

    [Test]
    public void FlatNameThatIsBlank_LeavesTheSection() => Assert.That(
        Settings.Read(SampleSettings.Section.Append(new("DJRILL_WEBHOOK_SECRET", " ")).ToDictionary()).WebhookSecret,
        Is.EqualTo("section-secret-of-some-length"));

    [Test]
    public void Code_WinsOverTheFlatNames([Values] bool before)
    {
        static void Configure(DjrillOptions options) => options.WebhookSecret = "secret-from-code-of-some-length";

        var options = Settings.Read(SampleSettings.Flat, before
            ? static mvc => mvc.Services.Configure<DjrillOptions>(Configure).AddControllers().AddDjrill()
            : static mvc => mvc.AddDjrill(Configure));

        Assert.That(Texts(options), Is.EqualTo(["secret-from-code-of-some-length", "flat-name", "flat-key", "https://flat.example.test/"]));
    }

    [Test]
    public void GivenSection_IsReadInPlaceOfTheDefaultOne()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(SampleSettings.Section)
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Own:Mandrill:WebhookSecret"] = "secret-from-a-given-section" })
            .Build();

        var options = Settings.Read(configuration, mvc => mvc.AddDjrill(configuration.GetSection("Own:Mandrill")));

        Assert.That((options.WebhookSecret, options.WebhookSecretName), Is.EqualTo(("secret-from-a-given-section", "secret")));
    }

    [Test]
    public void SecretMissingInAGivenSection_IsAskedForThere()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(SampleSettings.Section).Build();

        Assert.That(
            () => Settings.Read(configuration, mvc => mvc.AddDjrill(configuration.GetSection("Own:Mandrill"))),
            Throws.TypeOf<Microsoft.Extensions.Options.OptionsValidationException>().With.Message.Contains("Set 'Own:Mandrill:WebhookSecret' or"));
    }

    [Test]
    public void FlatNames_WinOverAGivenSectionToo()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(SampleSettings.Section).AddInMemoryCollection(SampleSettings.Flat).Build();

        var options = Settings.Read(configuration, mvc => mvc.AddDjrill(configuration.GetSection("Djrill")));

        Assert.That(options.WebhookSecret, Is.EqualTo("flat-secret-of-some-length"));
    }

    [Test]
    public void GivenConfiguration_IsReadWithItsSectionAndFlatNames()
    {
        var given = new ConfigurationBuilder().AddInMemoryCollection(SampleSettings.Section).AddInMemoryCollection(
            new Dictionary<string, string?> { ["DJRILL_WEBHOOK_URL"] = "https://flat.example.test/" }).Build();

        var options = Settings.Read(new Dictionary<string, string?> { ["Djrill:WebhookSecret"] = "of-the-application-itself" }, mvc => mvc.AddDjrill(given));

        Assert.That(Texts(options), Is.EqualTo(["section-secret-of-some-length", "section-name", "section-key", "https://flat.example.test/"]));
    }

    private static string?[] Texts(DjrillOptions options) =>
        [options.WebhookSecret, options.WebhookSecretName, options.WebhookSignatureKey, options.WebhookUrl];
}
