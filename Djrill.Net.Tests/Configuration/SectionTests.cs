using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Configuration;

/// <summary>What the configuration section sets, and what stays at its default.</summary>
internal sealed class SectionTests
{
    [Test]
    public void Section_SetsEverySetting()
    {
        var options = Settings.Read(SampleSettings.Section);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.WebhookSecret, Is.EqualTo("section-secret-of-some-length"));
            Assert.That(options.WebhookSecretName, Is.EqualTo("section-name"));
            Assert.That(options.WebhookSignatureKey, Is.EqualTo("section-key"));
            Assert.That(options.WebhookUrl, Is.EqualTo("https://section.example.test/"));
            Assert.That(options.AdditionalSecrets, Is.EqualTo(["first-additional-secret", "second-additional-secret"]));
            Assert.That(options.AdditionalSignatures.Select(static pair => (pair.Url, pair.Key, pair.Name)), Is.EqualTo(
                new[] { ("https://first.example.test/", "first-key", null), ("https://second.example.test/", "second-key", "inbound") }));
            Assert.That(options.RoutePrefix, Is.EqualTo("section/prefix"));
            Assert.That(options.MaxRequestBodySize, Is.EqualTo(1234));
            Assert.That(options.MaxDeliveryAttempts, Is.EqualTo(7));
            Assert.That(options.HandlerTimeout, Is.EqualTo(TimeSpan.FromSeconds(90)));
            Assert.That(options.BatchBudget, Is.EqualTo(TimeSpan.FromMinutes(2)));
            Assert.That(options.ShutdownGrace, Is.EqualTo(TimeSpan.Zero));
            Assert.That(options.MemoryBudget, Is.EqualTo(5678));
            Assert.That(options.MemoryWait, Is.EqualTo(TimeSpan.FromSeconds(7)));
            Assert.That(options.MaxWaiting, Is.EqualTo(9));
            Assert.That(options.BodyTimeout, Is.EqualTo(TimeSpan.FromSeconds(11)));
            Assert.That(options.RequireSignature, Is.True);
        }
    }

    [Test]
    public void NothingButASecret_LeavesTheDefaults()
    {
        var options = Settings.Read(new Dictionary<string, string?> { ["DJRILL_WEBHOOK_SECRET"] = Settings.Secret });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.WebhookSecret, Is.EqualTo(Settings.Secret));
            Assert.That(options.WebhookSecretName, Is.EqualTo("secret"));
            Assert.That(options.WebhookSignatureKey, Is.Null);
            Assert.That(options.WebhookUrl, Is.Null);
            Assert.That(options.AdditionalSecrets, Is.Empty);
            Assert.That(options.AdditionalSignatures, Is.Empty);
            Assert.That(options.RoutePrefix, Is.EqualTo("djrill"));
            Assert.That(options.MaxRequestBodySize, Is.EqualTo(134_217_728));
            Assert.That(options.MaxDeliveryAttempts, Is.EqualTo(5));
            Assert.That(options.HandlerTimeout, Is.EqualTo(TimeSpan.FromSeconds(15)));
            Assert.That(options.BatchBudget, Is.EqualTo(TimeSpan.FromSeconds(45)));
            Assert.That(options.ShutdownGrace, Is.EqualTo(TimeSpan.FromSeconds(5)));
            Assert.That(options.MemoryBudget, Is.Null);
            Assert.That(options.MemoryBudgetInBytes, Is.EqualTo(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4));
            Assert.That(options.MemoryWait, Is.EqualTo(TimeSpan.FromSeconds(30)));
            Assert.That(options.MaxWaiting, Is.EqualTo(64));
            Assert.That(options.BodyTimeout, Is.EqualTo(TimeSpan.FromSeconds(60)));
            Assert.That(options.RequireSignature, Is.False);
        }
    }

    [Test]
    public void TimeWithTooManyHours_IsNotReadAsDays() => Assert.That(
        () => Settings.Read(new Dictionary<string, string?>(SampleSettings.Section) { ["Djrill:BatchBudget"] = "24:00:00" }),
        Throws.TypeOf<Microsoft.Extensions.Options.OptionsValidationException>().With.Message.Contains("'BatchBudget' is not a time."));

    [Test]
    [SetCulture("tr-TR")]
    public void NumberThatIsNone_IsRefusedWithAllElse()
    {
        var configuration = new Dictionary<string, string?>
        {
            ["Djrill:MaxRequestBodySize"] = "128MB",
            ["Djrill:AdditionalSecrets"] = "not-a-list-but-a-value",
            ["Djrill:AdditionalSecrets:0:Value"] = "an-object-and-no-text",
        };

        var problems = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => Settings.Read(configuration))!.Failures;

        Assert.That(problems, Is.EqualTo([
            "'MaxRequestBodySize' is not a whole number. Use digits only, such as '134217728' bytes.",
            "'AdditionalSecrets' is a single value. Use a list: 'Djrill:AdditionalSecrets:0', 'Djrill:AdditionalSecrets:1' and so on.",
            "'Djrill:AdditionalSecrets:0' is a list or an object. Use a single string.",
            "'WebhookSecret' is missing. Set 'Djrill:WebhookSecret' or the environment variable 'DJRILL_WEBHOOK_SECRET' to a random string that is used for nothing else, such as 'openssl rand -hex 16' prints.",
        ]));
    }

    [Test]
    public void NullArguments_AreRefused()
    {
        var mvc = new ServiceCollection().AddControllers();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(static () => ((IMvcBuilder)null!).AddDjrill(), Throws.ArgumentNullException);
            Assert.That(() => mvc.AddDjrill((Action<DjrillOptions>)null!), Throws.ArgumentNullException);
            Assert.That(() => mvc.AddDjrill((IConfiguration)null!), Throws.ArgumentNullException);
        }
    }
}
