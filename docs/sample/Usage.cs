using Djrill.Net.Testing;

namespace Djrill.Net.Sample;

/// <summary>The commands, as they are typed in the repository's root. The tests run each line that begins with <see cref="Receive"/>.</summary>
internal static class Usage
{
    public const string Receive = "dotnet run --project docs/sample";
    public const string Send = $"{Receive} -- send";

    private const string Explain = $"{Receive} -- explain";
    private const string Files = "docs/sample/examples";
    private const string LocalUrl = $"\"{SampleSettings.DefaultAddress}/djrill/webhook/?secret=example-secret-0001\"";
    private const string PublicUrl = "\"https://hooks.example.com/djrill/webhook/?secret=example-secret-0001\"";

    /// <summary>The names of the commands.</summary>
    public static readonly IReadOnlyList<string> Commands = ["send", "explain", "secret", "help"];

    public static string Help => $"""
        The sample receives webhooks, and it plays Mandrill. Run it in the root of the repository.

        Receive:
          {Receive}                                     receives at {SampleSettings.DefaultAddress}
          {Receive} -- --urls http://127.0.0.1:5081     receives at this address; takes all of ASP.NET Core's options

        Send to this receiver, signed with the key of its settings:
          {Send}                                            one event of each type
          {Send} --event hard_bounce --event open           events of these types
          {Send} --file {Files}/batch.json     the events of a file: a JSON array, one event, one per line, or a form body
          {Send} --eml {Files}/mail.eml        an inbound event, made from a MIME file; repeatable
          {Send} --event open --repeat 3                    3 posts, each with new events
          {Send} --keep-times                               the same events in each run, so that a later run is a resend
          {Send} --storm 7                                  Mandrill's own order of events in simulated time, from a seed: the URL check,
                                                                                        batches, lost answers, retries, and disabling after {MandrillSimulator.MaxRetries} retries
          {Send} --urls {SampleSettings.DefaultAddress}               a receiver at this address, with the settings of the configuration

        Send to any URL, with the same options. Without --key the posts are unsigned:
          {Send} {LocalUrl} --key example-key     signed with this key over this URL
          {Send} {LocalUrl} --key example-key --url-signed {PublicUrl}     signed over the URL as entered at Mandrill

        Explain why a signature does not fit. Without --key and --url-signed, those of the settings are used:
          {Explain} {Files}/request.txt --key example-key --url-signed {PublicUrl}     explains a captured request
          {Explain} {Files}/body.txt --signature LpaxMvNxJLaMoXj5Ba1RANzpIVI= --key example-key --url-signed {PublicUrl}     explains a captured form body

        More:
          {Receive} -- secret     prints a new random secret
          {Receive} -- help       shows this text

        Types of events: {string.Join(", ", SampleTypes.All)};
        also denylist_… for blacklist_… and allowlist_… for whitelist_….

        Exit codes: {ExitCodes.Success} the receiver answered 200, or the signature fits; {ExitCodes.Failure} it answered otherwise or cannot be reached, or the signature does not fit;
        {ExitCodes.WrongArguments} the arguments or a file are wrong, and nothing was sent.
        """;
}
