using Newtonsoft.Json.Linq;

namespace Djrill.Net.Testing;

/// <summary>Builds the JSON of the email client that opened a message or clicked a link.</summary>
internal static class SampleClient
{
    private const string Ip = "192.0.2.7";
    private const string Place = "Oklahoma City, US";
    private const string Client = "OS X/10.15/Safari/Safari 17.4";

    private const string Details = """
        {
          "user_agent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Safari/605.1.15",
          "user_agent_parsed": {
            "type": "Browser",
            "ua_family": "Safari",
            "ua_name": "Safari 17.4",
            "ua_version": "17.4",
            "ua_url": "http://client.example.org/",
            "ua_company": "Apple Inc.",
            "ua_company_url": "http://client.example.org/us",
            "ua_icon": "http://client.example.org/i.png",
            "os_family": "OS X",
            "os_name": "OS X 10.15 Catalina",
            "os_url": "http://os.example.org/",
            "os_company": "Apple Computer, Inc.",
            "os_company_url": "http://os.example.org/us",
            "os_icon": "http://os.example.org/i.png",
            "mobile": false
          },
          "location": {
            "country_short": "US",
            "country": "United States",
            "region": "Oklahoma",
            "city": "Oklahoma City",
            "latitude": 35.4675598145,
            "longitude": -97.5164337158,
            "postal_code": "73101",
            "timezone": "-05:00"
          }
        }
        """;

    /// <summary>Adds the members of open and click events.</summary>
    public static void AddTo(JObject created)
    {
        created["ip"] = Ip;
        created.Merge(JObject.Parse(Details));
    }

    public static JObject Open(DateTimeOffset time) =>
        new() { ["ts"] = time.ToUnixTimeSeconds(), ["ip"] = Ip, ["location"] = Place, ["ua"] = Client };

    public static JObject Click(DateTimeOffset time, string url) =>
        new() { ["ts"] = time.ToUnixTimeSeconds(), ["url"] = url, ["ip"] = Ip, ["location"] = Place, ["ua"] = Client };
}
