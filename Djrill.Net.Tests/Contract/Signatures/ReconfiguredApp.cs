using System.Net;
using Djrill.Net.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Contract.Signatures;

/// <summary>An application that is configured anew for each request, and explains every wrong signature.</summary>
internal sealed class ReconfiguredApp : IAsyncDisposable
{
    public const int Explained = 36;
    public const int Unexplained = 37;

    private readonly TestApp _app;
    private readonly ConfigurationManager _configuration;
    private readonly FakeTimeProvider _time;
    private readonly HashSet<string> _lines = [];

    private ReconfiguredApp(TestApp app, ConfigurationManager configuration, FakeTimeProvider time) =>
        (_app, _configuration, _time) = (app, configuration, time);

    /// <summary>Gets all that the package has logged, each line once.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    public static async Task<ReconfiguredApp> StartAsync()
    {
        var (configuration, time) = (new ConfigurationManager(), new FakeTimeProvider());
        Configure(configuration, RandomRequests.Create(new Random(0)));
        var app = await TestApp.StartAsync(
            builder =>
            {
                builder.Configuration.AddConfiguration(configuration);
                builder.Logging.SetMinimumLevel(LogLevel.Debug).AddFilter("Microsoft", LogLevel.None);
                builder.Services.AddSingleton<TimeProvider>(time).AddControllers().AddDjrill();
                builder.Services.AddMandrillEventHandler<Handler>();
            },
            static app => app.MapControllers());
        return new(app, configuration, time);
    }

    /// <summary>Configures the application and sends the request. Returns the answer and the explanations.</summary>
    public async Task<(HttpStatusCode Status, IReadOnlyList<LogEntry> Warnings)> SendAsync(SignedRequest request)
    {
        _app.Logs.Clear();
        Configure(_configuration, request);
        Assert.That(_app.Logs.Own.Where(static entry => entry.Level == LogLevel.Error).Select(static entry => entry.Message), Is.Empty, $"{request}");
        _time.Advance(TimeSpan.FromSeconds(10));
        using var message = request.ToMessage(_app.Client.BaseAddress!); // Not null: it is the client of the application.
        using var response = await _app.Client.SendAsync(message);
        _lines.UnionWith(_app.Logs.Own.Select(static entry => entry.Text));
        return (response.StatusCode, [.. _app.Logs.Own.Where(static entry => entry.Id is Explained or Unexplained)]);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _configuration.Dispose();
    }

    private static void Configure(ConfigurationManager configuration, SignedRequest request)
    {
        configuration["Djrill:WebhookSecret"] = SignedRequest.Secret;
        configuration["Djrill:WebhookUrl"] = $"{request.Configured}";
        configuration["Djrill:WebhookSignatureKey"] = request.ConfiguredKey;
        configuration["Djrill:AdditionalSignatures:0:Url"] = request.Second.Url;
        configuration["Djrill:AdditionalSignatures:0:Key"] = request.Second.Key;
        ((IConfigurationRoot)configuration).Reload();
    }

    private sealed class Handler : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
