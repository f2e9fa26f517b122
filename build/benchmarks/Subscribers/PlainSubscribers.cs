using Djrill.Net.Benchmarks.Receivers;

namespace Djrill.Net.Benchmarks.Subscribers;

/// <summary>The subscribers of the plain receiver's event. They do what those of the package's do.</summary>
internal static class PlainSubscribers
{
    public static EventHandler<PlainEventArgs> Find(string name) => name switch
    {
        "type" => ReadType,
        "tenth" => ReadTenth,
        "data" => ReadData,
        "attachment" => ReadAttachment,
        _ => throw new ArgumentException($"There is no subscriber '{name}'.", nameof(name)),
    };

    private static void ReadType(object? sender, PlainEventArgs e)
    {
        Tally.Count();
        Tally.CountType(e.Type);
    }

    private static void ReadTenth(object? sender, PlainEventArgs e)
    {
        Tally.CountType(e.Type);
        if (Tally.Count() % 10 == 0)
        {
            Tally.CountText((string?)e.Data["msg"]?["email"]);
        }
    }

    private static void ReadData(object? sender, PlainEventArgs e)
    {
        Tally.Count();
        Tally.CountText((string?)e.Data.SelectToken("msg.email"));
    }

    private static void ReadAttachment(object? sender, PlainEventArgs e)
    {
        Tally.Count();
        foreach (var attachment in e.Data.SelectTokens("msg.attachments.*.content"))
        {
            Tally.CountContent(Convert.FromBase64String((string?)attachment ?? ""));
        }
    }
}
