using Newtonsoft.Json.Linq;

namespace Djrill.Net.Benchmarks.Workloads;

/// <summary>Makes events of sent messages, of every type, with the members that Mandrill gives each.</summary>
internal sealed class MessageEvents(Random random)
{
    // As often as a sender of newsletters sees each, roughly. The first, of W1, is one of middling length.
    private static readonly string[] Types =
    [
        "hard_bounce", "open", "send", "delivered", "open", "send", "click", "delivered", "open", "send", "delivered", "open",
        "soft_bounce", "send", "delivered", "click", "deferral", "open", "send", "reject", "delivered", "unsub", "spam",
    ];

    private static readonly string[] Subjects =
    [
        "Your order #10482 has shipped", "Räder, Reifen & mehr: das ist neu im Mai", "Reset your password for shop.example.com",
        "L’été arrive – jusqu’à -40 %", "Weekly digest: 12 new comments in “Build tools”", "ご注文ありがとうございます",
    ];

    private static readonly string[] Domains = ["example.com", "mail.example.org", "example.co.uk", "büro.example.de"];

    private readonly MessageParts _parts = new(random);

    public JObject Create(int index)
    {
        var type = Types[index % Types.Length];
        var id = _parts.Id();
        var time = _parts.Time();
        var created = new JObject
        {
            ["event"] = type,
            ["ts"] = time,
            ["_id"] = id,
            ["msg"] = Message(type, id, time),
        };

        if (type is "open" or "click")
        {
            created["ip"] = _parts.Address();
            created["location"] = _parts.Location();
            created["user_agent"] = MessageParts.UserAgent;
            created["user_agent_parsed"] = MessageParts.UserAgentParsed();
        }

        if (type is "click")
        {
            created["url"] = _parts.Link();
        }

        return created;
    }

    private JObject Message(string type, string id, long time)
    {
        var message = new JObject
        {
            ["ts"] = time - random.Next(5, 90_000),
            ["_id"] = id,
            ["_version"] = _parts.Version(),
            ["state"] = State(type),
            ["subject"] = Subjects[random.Next(Subjects.Length)],
            ["email"] = $"customer.{random.Next(100_000, 999_999)}@{Domains[random.Next(Domains.Length)]}",
            ["sender"] = "newsletter@shop.example.com",
            ["template"] = "order-confirmation-2",
            ["subaccount"] = null,
            ["tags"] = new JArray("newsletter", $"campaign-{random.Next(1000)}", "eu-west"),
            ["metadata"] = Metadata(),
            ["opens"] = _parts.Opens(type is "open" or "click" ? random.Next(1, 3) : 0, time),
            ["clicks"] = _parts.Clicks(type is "click" ? random.Next(1, 3) : 0, time),
            ["smtp_events"] = type is "reject" ? [] : _parts.SmtpEvents(type, time),
            ["resends"] = new JArray(),
            ["reject"] = null,
        };

        if (type is "hard_bounce" or "soft_bounce")
        {
            message["diag"] = MessageParts.Diagnosis;
            message["bounce_description"] = type is "hard_bounce" ? "bad_mailbox" : "mailbox_full";
            message["bgtools_code"] = type is "hard_bounce" ? 10 : 22;
        }

        return message;
    }

    private JObject Metadata() => new()
    {
        ["user_id"] = random.Next(1_000_000),
        ["order"] = _parts.Version(),
        ["vip"] = random.Next(2) == 0,
        ["list"] = "https://shop.example.com/lists/spring",
    };

    private static string State(string type) => type switch
    {
        "hard_bounce" => "bounced",
        "soft_bounce" => "soft-bounced",
        "deferral" => "deferred",
        "reject" => "rejected",
        "spam" or "unsub" => type,
        _ => "sent",
    };
}
