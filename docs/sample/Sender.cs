using System.Net;
using Djrill.Net.Testing;

namespace Djrill.Net.Sample;

/// <summary>Plays Mandrill: posts one batch to the receiver, over real HTTP.</summary>
internal static class Sender
{
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var settings = Settings(args);
            return settings.Secret is null
                ? Fail($"No secret is configured yet. Start the receiver first, in another terminal: {Usage.Receive}")
                : await SendAsync(settings);
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException)
        {
            return Fail($"Nothing was sent: {exception.Message}");
        }
    }

    private static SampleSettings Settings(string[] args)
    {
        var configuration = SampleHost.CreateBuilder(args).Configuration;
        CreatedSettings.Read(configuration);
        return new SampleSettings(configuration);
    }

    private static async Task<int> SendAsync(SampleSettings settings)
    {
        var events = ExampleEvents.Create();

        // Signed is the URL as entered at Mandrill, also where the post takes a shorter way.
        using var post = MandrillPost.Create(settings.LocalUrl, settings.SignatureKey, settings.WebhookUrl ?? settings.LocalUrl, events);

        // A proxy that the environment names would not reach this machine.
        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var client = new HttpClient(handler);
        try
        {
            using var response = await client.PostMandrillAsync(post);
            Console.WriteLine($"Sent {events.Count} events, {(settings.SignatureKey is null ? "unsigned" : "signed")}, to {settings.Address}.");
            return await ShowAsync(response);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return Fail($"No receiver answers at {settings.Address} ({exception.Message}). Start it in another terminal: {Usage.Receive}");
        }
    }

    private static async Task<int> ShowAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Console.WriteLine($"The receiver answered {(int)response.StatusCode}: {(text.Length > 0 ? text : response.ReasonPhrase)}");
        return response.StatusCode == HttpStatusCode.OK ? 0 : 1;
    }

    private static int Fail(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
