namespace Djrill.Net.Benchmarks.Inbox;

/// <summary>The commands 'inbox …': what the inbox costs, and what it holds out.</summary>
internal static class InboxCommand
{
    private static readonly string[] Numbers = ["--rows", "--events", "--batches", "--mails"];

    private static readonly string[] Flags = ["--full"];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Length == 0 || Find(args[0]) is not { } run)
        {
            return Usage.Refuse("'inbox' needs the name of a measurement.");
        }

        if (CommandLine.Parse(args[1..], Numbers, Flags) is not { } options)
        {
            return 2;
        }

        using var engines = new InboxEngines();
        return await run(engines, options) ? 0 : 1;
    }

    private static Func<InboxEngines, CommandLine, Task<bool>>? Find(string name) => name switch
    {
        "store" => StoreCommand.RunAsync,
        "work" => WorkCommand.RunAsync,
        "answer" => AnswerCommand.RunAsync,
        "workers" => WorkersCommand.RunAsync,
        "open" => OpenCommand.RunAsync,
        "pages" => PagesCommand.RunAsync,
        "mails" => MailsCommand.RunAsync,
        _ => null,
    };
}
