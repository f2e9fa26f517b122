using Djrill.Net.Testing;

namespace Djrill.Net.Sample;

/// <summary>The commands, as they are typed in the repository's root. The tests run each command of the help.</summary>
internal static class Usage
{
    public const string Receive = "dotnet run --project docs/sample";
    public const string Send = $"{Receive} -- send";

    private const string Files = "docs/sample/examples";
    private const string LocalUrl = $"\"{SampleSettings.DefaultAddress}/djrill/webhook/?secret=example-secret-0001\"";
    private const string PublicUrl = "\"https://hooks.example.com/djrill/webhook/?secret=example-secret-0001\"";
    private const string Pair = $"--key example-key --url-signed {PublicUrl}";

    /// <summary>The names of the commands.</summary>
    public static readonly IReadOnlyList<string> Commands = ["send", "explain", "secret", "help"];

    public static string Help => $"""
        The sample receives webhooks, and it plays Mandrill. Run it in the root of the repository.

        Receive:
        {Rows(
            ("", $"receives at {SampleSettings.DefaultAddress}"),
            (" -- --urls http://127.0.0.1:5081", "receives at this address; takes all of ASP.NET Core's options"))}

        Send to this receiver, signed with the key of its settings:
        {Rows(
            (" -- send", "one event of each type"),
            (" -- send --event hard_bounce --event open", "events of these types"),
            ($" -- send --file {Files}/batch.json", "the events of a file: an array, an event, one event per line, or a form body"),
            ($" -- send --eml {Files}/mail.eml", "an inbound event, made from the source of an email; repeatable"),
            (" -- send --event open --repeat 3", "3 posts, each with new events"),
            (" -- send --keep-times", "the same events in each run, so that a later run is a resend"),
            (" -- send --storm 7", $"batches, lost answers and retries by a seed; disabled after {MandrillSimulator.MaxRetries} retries"),
            ($" -- send --urls {SampleSettings.DefaultAddress}", "the address of the receiver, if it is not the default"))}

        Send to any URL, with the same options. Without --key the posts are unsigned:
        {Rows(
            ($" -- send {LocalUrl} --key example-key", "signed over this URL"),
            ($" -- send {LocalUrl} {Pair}", "signed over the URL as entered at Mandrill"))}

        Explain why a signature does not fit. Without --key and --url-signed, those that you have configured are used:
        {Rows(
            ($" -- explain {Files}/request.txt {Pair}", "a captured request"),
            ($" -- explain {Files}/body.txt --signature LpaxMvNxJLaMoXj5Ba1RANzpIVI= {Pair}", "a captured form body"))}

        More:
        {Rows((" -- secret", "prints a new random secret"), (" -- help", "shows this text"))}

        Types of events: {string.Join(", ", SampleTypes.All)};
        also denylist_… for blacklist_… and allowlist_… for whitelist_….

        Exit codes:
          {ExitCodes.Success} the receiver answered 200 to every post, or the signature fits
          {ExitCodes.Failure} the receiver answered otherwise or cannot be reached, or the signature does not fit
          {ExitCodes.WrongArguments} the arguments or a file are wrong, and nothing was sent
        """;

    private static string Rows(params (string Arguments, string Effect)[] rows)
    {
        var width = rows.Max(static row => row.Arguments.Length);
        return string.Join('\n', rows.Select(row => $"  {Receive}{row.Arguments.PadRight(width)}   {row.Effect}"));
    }
}
