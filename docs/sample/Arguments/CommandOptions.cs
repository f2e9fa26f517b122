namespace Djrill.Net.Sample;

/// <summary>The options of the commands.</summary>
internal static class CommandOptions
{
    public const string Key = "--key";
    public const string SignedUrl = "--url-signed";
    public const string Event = "--event";
    public const string File = "--file";
    public const string Email = "--eml";
    public const string Repeat = "--repeat";
    public const string KeepTimes = "--keep-times";
    public const string Storm = "--storm";
    public const string Urls = "--urls";
    public const string Signature = "--signature";

    private const string ExampleUrl = "\"https://hooks.example.com/djrill/webhook/?secret=…\"";

    public static readonly IReadOnlyList<CommandOption> Send =
    [
        new(Key, "KEY"),
        new(SignedUrl, "URL", ExampleUrl),
        new(Event, "TYPE", "hard_bounce", IsRepeatable: true),
        new(File, "FILE", "batch.json"),
        new(Email, "FILE", "mail.eml", IsRepeatable: true),
        new(Repeat, "N", "3"),
        new(KeepTimes),
        new(Storm, "SEED", "7"),
        new(Urls, "ADDRESS", SampleSettings.DefaultAddress),
    ];

    public static readonly IReadOnlyList<CommandOption> Explain =
    [
        new(Key, "KEY"),
        new(SignedUrl, "URL", ExampleUrl),
        new(Signature, "TEXT"),
    ];
}
