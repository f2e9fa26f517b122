namespace Djrill.Net.Benchmarks;

/// <summary>The commands, as they are typed in the repository's root.</summary>
internal static class Usage
{
    private const string Command = "dotnet run -c Release --project build/benchmarks --";

    private static string Commands => $"""
        {Command} compare [--rounds 5] [--rows W1,W3]  measures the receivers against each other
        {Command} parallel [--heap-limit MiB] [--budget MB] [--runs 1] [--read-buffer]  40 large mails at a time
        {Command} crowd [--read-buffer]                200 large mails at a time, with a small heap
        {Command} slow                                 10 large bodies that come slowly
        {Command} largest                              the largest mail that is let in
        {Command} stalled                              connections that send next to nothing, and such as wait
        {Command} delivery                             a handler from DI beside a static subscriber
        {Command} hostile                              bodies that are meant to hurt
        {Command} parts [BenchmarkDotNet's options]    what the floor is made of, part by part
        {Command} serve djrill|typed|plain|floor|drain type|tenth|data|bounce|everything|attachment|nobody|nothing|touch|handler
        """;

    public static int Show()
    {
        Console.WriteLine(Commands);
        return 0;
    }

    public static int Refuse(string reason)
    {
        Console.Error.WriteLine($"{reason} Use one of\n{Commands}");
        return 2;
    }
}
