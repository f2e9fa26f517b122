using Newtonsoft.Json.Linq;

namespace Djrill.Net.Sample;

/// <summary>
/// The settings that the sample makes for itself while the user has configured none. They are kept in a file, so that a
/// restart keeps the URL and <c>send</c> signs with the same key; both read the file as configuration.
/// </summary>
internal static class CreatedSettings
{
    private static readonly string FilePath = Path.Combine(AppContext.BaseDirectory, "created-settings.json");

    /// <summary>Adds the file, where there is one. Settings of the user's are never mixed with it.</summary>
    public static void Read(ConfigurationManager configuration)
    {
        if (!new SampleSettings(configuration).HasAny)
        {
            configuration.AddJsonFile(FilePath, optional: true);
        }
    }

    /// <summary>Writes the file and adds it: what is missing is created, and the URL follows the address of this time.</summary>
    public static void Keep(ConfigurationManager configuration)
    {
        var user = new SampleSettings(configuration);
        if (user.HasAny)
        {
            return;
        }

        var kept = new SampleSettings(new ConfigurationBuilder().AddJsonFile(FilePath, optional: true).Build());
        var secret = kept.Secret ?? RandomText.Create();
        Write(new JObject
        {
            [SampleSettings.LastAddressKey] = user.Address,
            ["Djrill"] = new JObject
            {
                [nameof(DjrillOptions.WebhookSecret)] = secret,
                [nameof(DjrillOptions.WebhookSignatureKey)] = kept.SignatureKey ?? RandomText.Create(),
                [nameof(DjrillOptions.WebhookUrl)] = user.UrlWith(secret),
            },
        });
        Read(configuration);
    }

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
