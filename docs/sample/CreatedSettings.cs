using Newtonsoft.Json.Linq;

namespace Djrill.Net.Sample;

/// <summary>
/// The settings that the sample makes for itself while the user has configured none. They are kept in a file, so that a
/// restart keeps the secret and <c>send</c> signs with the same key; both read the file as configuration.
/// </summary>
internal static class CreatedSettings
{
    private static readonly string FilePath = Path.Combine(AppContext.BaseDirectory, "created-settings.json");

    /// <summary>
    /// Adds the file for <c>send</c>. Settings of the user's are never mixed with it. Without the address of a receiver that has started,
    /// the secret could reach another process.
    /// </summary>
    public static void Read(ConfigurationManager configuration)
    {
        var settings = new SampleSettings(configuration);
        if (settings.HasAny)
        {
            return;
        }

        var kept = Load();
        if (settings.HasAddress || new SampleSettings(kept).HasAddress)
        {
            Add(configuration, kept);
        }
    }

    /// <summary>Adds the secret and the key of the file. What is missing is created, and written for the next start.</summary>
    public static void Keep(ConfigurationManager configuration)
    {
        if (new SampleSettings(configuration).HasAny)
        {
            return;
        }

        var kept = Load();
        var settings = new SampleSettings(kept);
        if (settings.Secret is null || settings.SignatureKey is null)
        {
            Write(
                settings.Secret ?? RandomText.Create(),
                settings.SignatureKey ?? RandomText.Create(),
                kept[SampleSettings.LastAddressKey]);
        }

        Add(configuration, Load());
    }

    /// <summary>
    /// Writes the address of a receiver that has started. One that cannot start must not lead <c>send</c> to another process.
    /// </summary>
    public static void KeepAddress(IConfiguration configuration)
    {
        var kept = new SampleSettings(Load());
        var used = new SampleSettings(configuration);
        if (kept is { Secret: { } secret, SignatureKey: { } key } && secret == used.Secret && key == used.SignatureKey)
        {
            Write(secret, key, used.Address);
        }
    }

    /// <summary>The URL follows the address in use, so two receivers can share the file.</summary>
    private static void Add(ConfigurationManager configuration, IConfigurationRoot kept)
    {
        configuration.AddConfiguration(kept);
        if (new SampleSettings(configuration) is { Secret: { } secret } settings)
        {
            configuration.AddInMemoryCollection([new($"Djrill:{nameof(DjrillOptions.WebhookUrl)}", settings.UrlWith(secret))]);
        }
    }

    private static IConfigurationRoot Load()
    {
        try
        {
            return new ConfigurationBuilder().AddJsonFile(FilePath, optional: true).Build();
        }
        catch (InvalidDataException)
        {
            throw new ArgumentMistakeException(
                $"The settings that the sample has created, in '{FilePath}', are damaged. Delete the file. "
                + "The next receiver creates others.");
        }
    }

    private static void Write(string secret, string key, string? address) => Write(new JObject
    {
        [SampleSettings.LastAddressKey] = address,
        ["Djrill"] = new JObject
        {
            [nameof(DjrillOptions.WebhookSecret)] = secret,
            [nameof(DjrillOptions.WebhookSignatureKey)] = key,
        },
    });

    private static void Write(JObject settings)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new StreamWriter(FilePath, options);
        file.WriteLine(settings);
    }
}
