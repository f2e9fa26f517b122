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
        {Command} refused                              wrong signatures, explained and not
        {Command} inbox store [--rows 1000000]        storing beside bare inserts, and at 10 thousand and more rows
        {Command} inbox work [--events 40000]          stored and handled, beside Wolverine and Hangfire
        {Command} inbox answer [--batches 200]         the answers while every handler sleeps for 5 s
        {Command} inbox workers [--events 10000]       two worker processes beside one
        {Command} inbox open [--events 100000] [--full]  claims beside a transaction that is left open
        {Command} inbox mails [--mails 200]            mails of 10 MB in a heap of 256 MiB
        {Command} inbox pages [--events 100000]        every page of the inspector
        {Command} parts [BenchmarkDotNet's options]    what the floor is made of, part by part
        {Command} serve djrill|djrill-frozen|typed|plain|floor|drain type|tenth|data|bounce|everything|attachment|nobody|nothing|touch|handler
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
