using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Djrill.Net.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Configuration;

/// <summary>The validated settings in the form in which a request needs them; immutable, made once per configuration.</summary>
internal sealed class WebhookSettings
{
    // Keyed by instance: a reload makes new options and so new settings, and the plain MVC way needs nothing of ours in DI.
    private static readonly ConditionalWeakTable<DjrillOptions, WebhookSettings> Known = [];

    private WebhookSettings(DjrillOptions options)
    {
        SecretName = SettingText.Present(options.WebhookSecretName) ?? DjrillOptions.DefaultWebhookSecretName;
        SecretDigests = [.. options.Secrets().Select(static secret => SHA256.HashData(Encoding.UTF8.GetBytes(secret.Value)))];
        SignatureKeys = [.. options.Pairs().Select(static pair => new SignaturePair(Utf8(pair.Url), Utf8(pair.Key)))];
        Urls = [.. options.Urls().Select(static url => url.Value).Distinct(StringComparer.Ordinal).Select(Utf8)];
        MaxRequestBodySize = options.MaxRequestBodySize;
    }

    /// <summary>The query parameter that carries the secret.</summary>
    public string SecretName { get; }

    /// <summary>The SHA-256 digests of the accepted secrets: of equal length, so that comparing them tells no length.</summary>
    public IReadOnlyList<byte[]> SecretDigests { get; }

    /// <summary>The pairs a signature is tried with; empty while no key is configured.</summary>
    public IReadOnlyList<SignaturePair> SignatureKeys { get; }

    /// <summary>The distinct configured URLs, with or without a key.</summary>
    public IReadOnlyList<byte[]> Urls { get; }

    /// <summary>The largest body that is read, in bytes.</summary>
    public long MaxRequestBodySize { get; }

    /// <summary>
    /// Gets the settings of this moment, or null, with the reasons logged, where they are unusable. Without
    /// <c>AddDjrill</c> nothing was validated before, so the first request learns of it here.
    /// </summary>
    public static WebhookSettings? Current(IServiceProvider services)
    {
        try
        {
            var options = services.GetRequiredService<IOptionsMonitor<DjrillOptions>>().CurrentValue;
            return Known.TryGetValue(options, out var settings) ? settings : Add(options, services);
        }
        catch (Exception unusable) when (unusable is OptionsValidationException or InvalidOperationException)
        {
            // The latter comes from the configuration binder of the plain MVC way, for a value of the wrong type.
            Log.For(services).Unconfigured(unusable.Message);
            return null;
        }
    }

    private static WebhookSettings Add(DjrillOptions options, IServiceProvider services)
    {
        var problems = DjrillOptionsValidator.Problems(options);
        if (problems.Count > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(DjrillOptions), problems);
        }

        var settings = new WebhookSettings(options);
        if (Known.TryAdd(options, settings))
        {
            Warn(options, Log.For(services));
        }

        return settings;
    }

    private static void Warn(DjrillOptions options, Microsoft.Extensions.Logging.ILogger log)
    {
        if (!options.Pairs().Any())
        {
            log.SignaturesNotChecked();
        }

        foreach (var url in options.Urls().Where(static url => url.Value.StartsWith("http:", StringComparison.OrdinalIgnoreCase)))
        {
            log.PlainHttp(url.Name);
        }
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
