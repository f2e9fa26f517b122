using Newtonsoft.Json.Linq;

namespace Djrill.Net.Benchmarks.Workloads;

/// <summary>Makes the members that several types of event share.</summary>
internal sealed class MessageParts(Random random)
{
    public const string UserAgent =
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15";

    public const string Diagnosis =
        "smtp;550 5.1.1 <recipient>: Recipient address rejected: User unknown in virtual mailbox table (in reply to RCPT TO command)";

    private const string HexDigits = "0123456789abcdef";

    private const string VersionCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly (string Short, string Country, string Region, string City, string PostalCode, string Zone)[] Places =
    [
        ("US", "United States", "Oklahoma", "Oklahoma City", "73101", "-05:00"),
        ("DE", "Germany", "Nordrhein-Westfalen", "Köln", "-", "+02:00"),
        ("FR", "France", "Île-de-France", "Paris", "75001", "+02:00"),
        ("JP", "Japan", "Tokyo", "東京", "100-0001", "+09:00"),
    ];

    public string Id() => random.GetString(HexDigits, 32);

    public string Version() => random.GetString(VersionCharacters, 22);

    public long Time() => 1_700_000_000 + random.Next(10_000_000);

    public string Address() => $"203.0.113.{random.Next(1, 255)}";

    public string Link() => $"https://shop.example.com/products/{random.Next(10_000)}?utm_source=mandrill&utm_campaign=may+sale&c={Version()}";

    public JObject Location()
    {
        var place = Places[random.Next(Places.Length)];
        return new JObject
        {
            ["country_short"] = place.Short,
            ["country"] = place.Country,
            ["region"] = place.Region,
            ["city"] = place.City,
            ["postal_code"] = place.PostalCode,
            ["timezone"] = place.Zone,
            ["latitude"] = Math.Round((random.NextDouble() * 180) - 90, 6),
            ["longitude"] = Math.Round((random.NextDouble() * 360) - 180, 6),
        };
    }

    public static JObject UserAgentParsed() => new()
    {
        ["type"] = "Browser",
        ["ua_family"] = "Safari",
        ["ua_name"] = "Safari 17.4",
        ["ua_version"] = "17.4",
        ["ua_url"] = "http://en.wikipedia.org/wiki/Safari_(web_browser)",
        ["ua_company"] = "Apple Inc.",
        ["ua_company_url"] = "http://www.apple.com/",
        ["ua_icon"] = "http://cdn.mandrill.com/img/email-client-icons/safari.png",
        ["os_family"] = "OS X",
        ["os_name"] = "OS X 10.15 Catalina",
        ["os_url"] = "http://www.apple.com/osx/",
        ["os_company"] = "Apple Computer, Inc.",
        ["os_company_url"] = "http://www.apple.com/",
        ["os_icon"] = "http://cdn.mandrill.com/img/email-client-icons/macosx.png",
        ["mobile"] = false,
    };

    public JArray Opens(int count, long time) => new(Enumerable.Range(0, count).Select(i => new JObject
    {
        ["ts"] = time - (i * 600),
        ["ip"] = Address(),
        ["location"] = "Köln, DE",
        ["ua"] = "OS X/Safari/17.4",
    }));

    public JArray Clicks(int count, long time) => new(Enumerable.Range(0, count).Select(i => new JObject
    {
        ["ts"] = time - (i * 60),
        ["url"] = Link(),
        ["ip"] = Address(),
        ["location"] = "Köln, DE",
        ["ua"] = "OS X/Safari/17.4",
    }));

    public JArray SmtpEvents(string type, long time) =>
    [
        new JObject
        {
            ["ts"] = time - 3,
            ["type"] = type is "deferral" ? "deferred" : type is "hard_bounce" or "soft_bounce" ? "bounced" : "sent",
            ["diag"] = type is "deferral" or "hard_bounce" or "soft_bounce" ? Diagnosis : "250 2.0.0 OK 1700000000 a1-20020a05si1234567wrq.89 - gsmtp",
            ["source_ip"] = "198.2.128.17",
            ["destination_ip"] = "198.51.100.25",
            ["size"] = random.Next(5_000, 90_000),
        },
    ];
}
