namespace Djrill.Net.Sample;

/// <summary>What the receiver and <c>send</c> have to agree on, read from the configuration under both names of each setting.</summary>
internal sealed class SampleSettings(IConfiguration configuration)
{
    public const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>The configuration key under which a receiver leaves its address for <c>send</c>.</summary>
    public const string LastAddressKey = "SampleAddress";

    public string? Secret => Text("DJRILL_WEBHOOK_SECRET", "Djrill:WebhookSecret");

    public string? SignatureKey => Text("DJRILL_WEBHOOK_SIGNATURE_KEY", "Djrill:WebhookSignatureKey");

    public string? WebhookUrl => Text("DJRILL_WEBHOOK_URL", "Djrill:WebhookUrl");

    /// <summary>Reads what a receiver with the same options would read, and the settings that a receiver has created.</summary>
    public static SampleSettings Load(CommandLine line) => Load(line, CreatedSettings.Read);

    /// <summary>Reads what the user has configured, and nothing that a receiver has created.</summary>
    public static SampleSettings LoadConfigured(CommandLine line) => Load(line, static _ => { });

    private static SampleSettings Load(CommandLine line, Action<ConfigurationManager> addCreated)
    {
        try
        {
            string[] urls = line.Value(CommandOptions.Urls) is { } address ? [$"{CommandOptions.Urls}={address}"] : [];
            var configuration = SampleHost.CreateBuilder([.. urls, .. line.Settings]).Configuration;
            addCreated(configuration);
            var settings = new SampleSettings(configuration);
            _ = settings.Address;
            return settings;
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException)
        {
            throw new ArgumentMistakeException($"The settings cannot be read: {exception.Message}");
        }
    }

    /// <summary>The URLs of further webhooks, of which one may be meant.</summary>
    public IEnumerable<string> OtherUrls => configuration.GetSection("Djrill:AdditionalSignatures").GetChildren()
        .Select(static pair => pair["Url"])
        .OfType<string>();

    /// <summary>Whether the user set any of what belongs together.</summary>
    public bool HasAny => (Secret ?? SignatureKey ?? WebhookUrl) is not null;

    /// <summary>Whether the user named an address, or a receiver has started at one.</summary>
    public bool HasAddress => Text("urls", LastAddressKey) is not null;

    /// <summary>The first address of ASP.NET Core's setting 'urls', in the form in which this machine reaches it.</summary>
    public string Address
    {
        get
        {
            var urls = Text("urls", LastAddressKey) ?? DefaultAddress;
            var address = Parse(urls.Split(';')[0]);
            var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : address.Host;
            return $"{address.Scheme}://{host}:{address.Port}";
        }
    }

    /// <summary>The webhook's URL on this machine.</summary>
    public string LocalUrl => UrlWith(Secret ?? "");

    /// <summary>The webhook's URL on this machine, were this its secret.</summary>
    public string UrlWith(string secret)
    {
        var prefix = Text("Djrill:RoutePrefix") ?? DjrillOptions.DefaultRoutePrefix;
        var name = Text("DJRILL_WEBHOOK_SECRET_NAME", "Djrill:WebhookSecretName") ?? DjrillOptions.DefaultWebhookSecretName;
        var path = $"{prefix.Trim().Trim('/')}/webhook/".TrimStart('/');
        return $"{Address}/{path}?{Uri.EscapeDataString(name)}={Uri.EscapeDataString(secret)}";
    }

    private static BindingAddress Parse(string address)
    {
        try
        {
            return BindingAddress.Parse(address) is var parsed && parsed.Port is >= 0 and <= ushort.MaxValue
                ? parsed
                : throw new ArgumentMistakeException($"The port of the address '{address}' of '{CommandOptions.Urls}' is not one from 0 to "
                    + $"{ushort.MaxValue}. Write for example '{CommandOptions.Urls} {DefaultAddress}'.");
        }
        catch (FormatException)
        {
            throw new ArgumentMistakeException($"The address '{address}' of '{CommandOptions.Urls}' has no scheme and host. "
                + $"Write for example '{CommandOptions.Urls} {DefaultAddress}'.");
        }
    }

    private string? Text(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!string.IsNullOrWhiteSpace(configuration[name]))
            {
                return configuration[name];
            }
        }

        return null;
    }
}
