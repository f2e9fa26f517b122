using Djrill.Net.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events;

internal sealed class ClickEventTests
{
    private const string Click = """
        {
          "event": "click", "ts": 1700000060, "_id": "0123456789abcdef0123456789abcdef",
          "url": "https://shop.example.org/order/7", "ip": "192.0.2.7", "user_agent": "Mozilla/5.0",
          "location": {
            "country_short": "US", "country": "United States", "region": "Oklahoma", "city": "Oklahoma City",
            "postal_code": "73101", "timezone": "-05:00", "latitude": 35.4675598145, "longitude": "-97.5164337158" },
          "user_agent_parsed": {
            "type": "Email Client", "ua_family": "Postbox", "ua_name": "Postbox 3.0", "ua_version": "3.0",
            "ua_url": "http://www.postbox-inc.com/", "ua_company": "Postbox, Inc.", "ua_company_url": "http://www.postbox-inc.com/c",
            "ua_icon": "postbox.png", "os_family": "OS X", "os_name": "OS X 10.7 Lion", "os_url": "http://www.apple.com/osx/",
            "os_company": "Apple Computer, Inc.", "os_company_url": "http://www.apple.com/", "os_icon": "macosx.png", "mobile": false },
          "msg": {
            "ts": 1700000000, "_id": "0123456789abcdef0123456789abcdef", "_version": 5, "state": "sent", "subject": "Your order",
            "email": "jane@example.com", "sender": "shop@example.org", "tags": ["order", "first"],
            "metadata": { "user_id": 111, "paid": true, "note": null, "lines": [1, 2] },
            "opens": [{ "ts": 1700000050, "ip": "192.0.2.7", "location": "Oklahoma City, US", "ua": "OS X/10/Postbox/Postbox 3" }],
            "clicks": [{ "ts": 1700000060, "url": "https://shop.example.org/order/7", "ip": "192.0.2.7", "location": "Tulsa, US", "ua": "OS X/10/Postbox" }],
            "smtp_events": [{ "ts": 1700000001, "type": "sent", "diag": "250 OK", "source_ip": "198.51.100.1", "destination_ip": "", "size": 4096 }],
            "resends": [7], "reject": null, "subaccount": "cust-1", "template": "order" }
        }
        """;

    [Test]
    public void Click_HasItsOwnValues()
    {
        var click = Received.Event<MandrillMessageEvent>(Click);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(click.EventType, Is.EqualTo("click"));
            Assert.That(click.Kind, Is.EqualTo(MandrillMessageEventKind.Click));
            Assert.That(click.Timestamp, Is.EqualTo(new DateTimeOffset(2023, 11, 14, 22, 14, 20, TimeSpan.Zero)));
            Assert.That(click.Timestamp?.Offset, Is.EqualTo(TimeSpan.Zero));
            Assert.That(click.MessageId, Is.EqualTo("0123456789abcdef0123456789abcdef"));
            Assert.That(click.Url, Is.EqualTo("https://shop.example.org/order/7"));
            Assert.That(click.Ip, Is.EqualTo("192.0.2.7"));
            Assert.That(click.UserAgent, Is.EqualTo("Mozilla/5.0"));
            Assert.That(click.Diagnostics, Is.Null);
            Assert.That(click.Data["msg"]?["metadata"]?["user_id"]?.Value<long>(), Is.EqualTo(111));
        }
    }

    [Test]
    public void Click_HasPlaceAndClient()
    {
        var click = Received.Event<MandrillMessageEvent>(Click);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(click.Location, Is.EqualTo(new MandrillLocation
            {
                CountryCode = "US",
                Country = "United States",
                Region = "Oklahoma",
                City = "Oklahoma City",
                PostalCode = "73101",
                TimeZone = "-05:00",
                Latitude = 35.4675598145,
                Longitude = -97.5164337158,
            }));
            Assert.That(click.ParsedUserAgent, Is.EqualTo(new MandrillUserAgent
            {
                Type = "Email Client",
                Family = "Postbox",
                Name = "Postbox 3.0",
                Version = "3.0",
                Url = "http://www.postbox-inc.com/",
                Company = "Postbox, Inc.",
                CompanyUrl = "http://www.postbox-inc.com/c",
                Icon = "postbox.png",
                OsFamily = "OS X",
                OsName = "OS X 10.7 Lion",
                OsUrl = "http://www.apple.com/osx/",
                OsCompany = "Apple Computer, Inc.",
                OsCompanyUrl = "http://www.apple.com/",
                OsIcon = "macosx.png",
                IsMobile = false,
            }));
            Assert.That(click.ParsedUserAgent?.Kind, Is.EqualTo(MandrillUserAgentKind.EmailClient));
        }
    }

    [Test]
    public void Click_HasItsMessage()
    {
        var message = Received.Event<MandrillMessageEvent>(Click).Message;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(message.Timestamp, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1700000000)));
            Assert.That(message.Id, Is.EqualTo("0123456789abcdef0123456789abcdef"));
            Assert.That(message.Version, Is.EqualTo("5"));
            Assert.That((message.State, message.StateKind), Is.EqualTo(("sent", MandrillMessageStateKind.Sent)));
            Assert.That(message.Subject, Is.EqualTo("Your order"));
            Assert.That(message.Recipient, Is.EqualTo("jane@example.com"));
            Assert.That(message.Sender, Is.EqualTo("shop@example.org"));
            Assert.That(message.Tags, Is.EqualTo(["order", "first"]));
            Assert.That(message.Subaccount, Is.EqualTo("cust-1"));
            Assert.That(message.Template, Is.EqualTo("order"));
            Assert.That(message.Rejection, Is.Null);
            Assert.That(message.BounceDescriptionKind, Is.EqualTo(MandrillBounceDescriptionKind.Unknown));
        }
    }

    [Test]
    public void Click_HasTheHistoryOfItsMessage()
    {
        var message = Received.Event<MandrillMessageEvent>(Click).Message;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(message.Metadata.Select(static pair => $"{pair.Key}={pair.Value.GetRawText()}"), Is.EqualTo(["user_id=111", "paid=true", "note=null", "lines=[1,2]"]));
            Assert.That(message.Opens, Is.EqualTo([new MandrillOpen
            {
                Timestamp = DateTimeOffset.FromUnixTimeSeconds(1700000050),
                Ip = "192.0.2.7",
                Location = "Oklahoma City, US",
                UserAgent = "OS X/10/Postbox/Postbox 3",
            }]));
            Assert.That(message.Clicks, Is.EqualTo([new MandrillClick
            {
                Timestamp = DateTimeOffset.FromUnixTimeSeconds(1700000060),
                Url = "https://shop.example.org/order/7",
                Ip = "192.0.2.7",
                Location = "Tulsa, US",
                UserAgent = "OS X/10/Postbox",
            }]));
            Assert.That(message.SmtpEvents, Is.EqualTo([new MandrillSmtpEvent
            {
                Timestamp = DateTimeOffset.FromUnixTimeSeconds(1700000001),
                Type = "sent",
                Diagnostics = "250 OK",
                SourceIp = "198.51.100.1",
                Size = 4096,
            }]));
            Assert.That(message.SmtpEvents[0].Kind, Is.EqualTo(MandrillSmtpEventKind.Sent));
            Assert.That(message.Resends.Select(static element => element.GetInt32()), Is.EqualTo([7]));
        }
    }
}
