using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Tests.Contract.SettingsMatrix;

/// <summary>An application whose settings all come from one origin and can be replaced while it runs.</summary>
internal sealed class SettingsApp(SettingsOrigin origin) : IAsyncDisposable
{
    private const string Events = """[{"event":"send"}]""";

    private static readonly Dictionary<string, string> FlatNames = new()
    {
        ["WebhookSecret"] = "DJRILL_WEBHOOK_SECRET",
        ["WebhookSecretName"] = "DJRILL_WEBHOOK_SECRET_NAME",
        ["WebhookSignatureKey"] = "DJRILL_WEBHOOK_SIGNATURE_KEY",
        ["WebhookUrl"] = "DJRILL_WEBHOOK_URL",
    };

    // Real environment variables, under a prefix that no other application reads.
    private readonly string _prefix = $"DJRILLTEST_{Guid.NewGuid():N}_";
    private readonly ReplaceableSource _source = new();
    private readonly ManualChange _change = new();
    private Dictionary<string, string?> _settings = [];
    private TestApp? _app;

    /// <summary>How many changes were refused.</summary>
    public int Refusals => _app!.Logs.Own.Count(static entry => entry.Id == 25); // Not null: it was started.

    /// <summary>Starts the application. An application that refuses its settings throws.</summary>
    public async Task StartAsync(Dictionary<string, string?> settings)
    {
        Replace(settings);
        _app = await TestApp.StartAsync(Build);
    }

    /// <summary>Replaces all settings and reports the change.</summary>
    public void Replace(Dictionary<string, string?> settings)
    {
        var old = _settings;
        _settings = settings;
        switch (origin)
        {
            case SettingsOrigin.Section or SettingsOrigin.PlainSection:
                _source.Replace(settings.Select(static setting => KeyValuePair.Create("Djrill:" + setting.Key, setting.Value)));
                break;
            case SettingsOrigin.FlatName:
                _source.Replace(settings.Select(static setting => KeyValuePair.Create(FlatNameOf(setting.Key), setting.Value)));
                break;
            case SettingsOrigin.Environment:
                SetVariables(old.Keys, static _ => null);
                SetVariables(settings.Keys, name => settings[name]);
                _source.Replace([]); // Has no settings; it reports the change.
                break;
            default:
                _change.Signal();
                break;
        }
    }

    /// <summary>Gives the answers to an unsigned and to a signed post.</summary>
    public async Task<(HttpStatusCode Unsigned, HttpStatusCode Signed)> PostBothAsync()
    {
        using var unsigned = await _app!.Client.SendAsync(MandrillPost.Unsigned(Events)); // Not null: it was started.
        using var signed = await _app.Client.SendAsync(MandrillPost.Of(Events));
        return (unsigned.StatusCode, signed.StatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        SetVariables(_settings.Keys, static _ => null);
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    private void Build(WebApplicationBuilder builder)
    {
        var environment = new EnvironmentSource(_prefix, _source);
        builder.Configuration.Sources.Add(origin == SettingsOrigin.Environment ? environment : _source);
        var mvc = builder.Services.AddControllers();
        if (origin is SettingsOrigin.PlainSection or SettingsOrigin.PlainCode)
        {
            mvc.AddApplicationPart(typeof(WebhookController).Assembly);
            builder.Services.AddHealthChecks().AddMandrillWebhook();
        }
        else
        {
            mvc.AddDjrill();
        }

        if (origin == SettingsOrigin.PlainSection)
        {
            builder.Services.Configure<DjrillOptions>(builder.Configuration.GetSection("Djrill"));
        }

        if (origin is SettingsOrigin.Code or SettingsOrigin.PlainCode)
        {
            builder.Services.Configure<DjrillOptions>(Apply).AddSingleton<IOptionsChangeTokenSource<DjrillOptions>>(_change);
        }
    }

    private static string FlatNameOf(string key)
    {
        var parts = key.Split(':', 2);
        return FlatNames.TryGetValue(parts[0], out var flatName) ? string.Join(':', [flatName, .. parts[1..]]) : "Djrill:" + key;
    }

    private void SetVariables(IEnumerable<string> names, Func<string, string?> value)
    {
        foreach (var name in names.Where(_ => origin == SettingsOrigin.Environment))
        {
            Environment.SetEnvironmentVariable($"{_prefix}Djrill__{name.Replace(":", "__", StringComparison.Ordinal)}", value(name));
        }
    }

    /// <summary>What code can set: of the wrong type nothing, and a text is blank only where the setting is a text.</summary>
    private void Apply(DjrillOptions options)
    {
        var pair = new DjrillSignatureOptions();
        foreach (var (key, value) in _settings)
        {
            var name = key.Split(':')[^1];
            if (key.StartsWith("AdditionalSignatures", StringComparison.Ordinal))
            {
                typeof(DjrillSignatureOptions).GetProperty(name)!.SetValue(pair, value);
                continue;
            }

            if (key == "AdditionalSecrets:0")
            {
                options.AdditionalSecrets.Add(value!);
                continue;
            }

            var property = typeof(DjrillOptions).GetProperty(name)!; // Not null: each row names a setting.
            property.SetValue(options, property.PropertyType == typeof(TimeSpan)
                ? TimeSpan.Parse(value!, CultureInfo.InvariantCulture)
                : Convert.ChangeType(value, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, CultureInfo.InvariantCulture));
        }

        if (_settings.Keys.Any(static key => key.StartsWith("AdditionalSignatures", StringComparison.Ordinal)))
        {
            options.AdditionalSignatures.Add(pair);
        }
    }
}
