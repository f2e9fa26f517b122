namespace Djrill.Net.Sample;

/// <summary>What the receiver says when it is ready: the URL for Mandrill, and how to try it without Mandrill.</summary>
internal static class Announcement
{
    public static void Print(SampleSettings settings)
    {
        Console.WriteLine($"""

            See what arrives, what failed and why:
              {settings.Address}{Receiver.InspectorPath}

            Enter this URL at Mandrill:
              {settings.WebhookUrl ?? settings.LocalUrl}
            {Remark(settings)}
            Send this receiver {Batch(settings)}, from another terminal:
              {Usage.Send}{Options(settings.Address)}

            Ready. Events appear below; Ctrl+C ends.

            """);
    }

    private static string Remark(SampleSettings settings) => settings.WebhookUrl is { } url && url != settings.LocalUrl ? "" : $"""
        For real use, put the public https host name of this receiver in place of {settings.Address},
        and configure the secret, that URL and the signature key that Mandrill then shows.

        """;

    private static string Batch(SampleSettings settings) => settings.SignatureKey is null
        ? "a batch, unsigned as no key is configured and with the same settings"
        : "a signed batch";

    private static string Options(string address) => address == SampleSettings.DefaultAddress ? "" : $" --urls {address}";
}
