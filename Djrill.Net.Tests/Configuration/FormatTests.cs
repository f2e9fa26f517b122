using Microsoft.Extensions.Options;

namespace Djrill.Net.Tests.Configuration;

/// <summary>A value that the configuration has in another format is refused with an example of the right one.</summary>
internal sealed class FormatTests
{
    [TestCase("MaxRequestBodySize", "128 MB", "'MaxRequestBodySize' is not a whole number. Use digits only, such as '134217728' bytes.")]
    [TestCase("MemoryBudget", "64 MiB", "'MemoryBudget' is not a whole number. Use digits only, such as '67108864' bytes.")]
    [TestCase("MaxDeliveryAttempts", "five", "'MaxDeliveryAttempts' is not a whole number. Use digits only, such as '5'.")]
    [TestCase("MaxWaiting", "many", "'MaxWaiting' is not a whole number. Use digits only, such as '64'.")]
    [TestCase("HandlerTimeout", "30", "'HandlerTimeout' is not a time. Use hours, minutes and seconds, such as '00:00:30'.")]
    [TestCase("BatchBudget", "1 hour", "'BatchBudget' is not a time. Use hours, minutes and seconds, such as '00:00:30'.")]
    [TestCase("ShutdownGrace", "5 s", "'ShutdownGrace' is not a time. Use hours, minutes and seconds, such as '00:00:30'.")]
    [TestCase("MemoryWait", "30 s", "'MemoryWait' is not a time. Use hours, minutes and seconds, such as '00:00:30'.")]
    [TestCase("BodyTimeout", "1 minute", "'BodyTimeout' is not a time. Use hours, minutes and seconds, such as '00:00:30'.")]
    [TestCase("RequireSignature", "yes", "'RequireSignature' is not 'true' or 'false'. Use one of these.")]
    [TestCase("AdditionalSignatures:0", "text", "'Djrill:AdditionalSignatures:0' is a single value. "
        + "Set 'Djrill:AdditionalSignatures:0:Url' and 'Djrill:AdditionalSignatures:0:Key'.")]
    public void ValueOfAnotherFormat_IsRefused(string setting, string value, string problem)
    {
        var settings = new Dictionary<string, string?> { ["Djrill:WebhookSecret"] = Settings.Secret, [$"Djrill:{setting}"] = value };

        Assert.That(
            () => Settings.Read(settings),
            Throws.TypeOf<OptionsValidationException>().With.Property(nameof(OptionsValidationException.Failures)).Contains(problem));
    }
}
