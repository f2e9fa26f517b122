namespace Djrill.Net.Sample;

/// <summary>The commands, as they are typed in the repository's root.</summary>
internal static class Usage
{
    public const string Receive = "dotnet run --project docs/sample";
    public const string Send = $"{Receive} -- send";
    private const string Secret = $"{Receive} -- secret";

    private const int ExitCode = 2;

    public static int Print()
    {
        Console.Error.WriteLine($"""
            Unknown command. Use one of
              {Receive}            receives webhooks; takes ASP.NET Core's options, such as --urls
              {Send}    sends the receiver a signed batch
              {Secret}  prints a fresh random secret
            """);
        return ExitCode;
    }
}
