namespace Djrill.Net.Sample;

/// <summary>The commands, as they are typed in the repository's root.</summary>
internal static class Usage
{
    public const string Receive = "dotnet run --project docs/sample";
    public const string Send = $"{Receive} -- send";
    private const string Secret = $"{Receive} -- secret";

    private static string Commands => $"""
          {Receive}            receives webhooks; takes ASP.NET Core's options, such as --urls
          {Send}    sends the receiver one batch of every kind of event
          {Secret}  prints a fresh random secret
        """;

    public static int Show()
    {
        Console.WriteLine(Commands);
        return 0;
    }

    public static int Refuse()
    {
        Console.Error.WriteLine($"Unknown command. Use one of\n{Commands}");
        return 2;
    }
}
