namespace Djrill.Net.Tests.Protocol;

/// <summary>
/// The golden signatures. All were made outside this project, with Python's hmac and hashlib; OpenSSL says the same of
/// each: <c>printf %s "$URL$NAME$VALUE" | openssl dgst -sha1 -hmac "$KEY" -binary | base64</c>.
/// </summary>
internal static class SignatureVectors
{
    public const string AsciiKey = "vector-key-A1";
    public const string AsciiUrl = "https://hooks.example.test/mandrill?tenant=7";
    public const string AsciiValue =
        """[{"event":"open","ts":1700000000,"_id":"0123456789abcdef0123456789abcdef","url":"http:\/\/example.test\/a"}]""";

    public const string AsciiSignature = "UKAxNQDxicA+HZnRzvPNUTEU6lI=";

    public const string Url = "https://hooks.example.test/mandrill";

    public const string Utf8Key = "vector-key-B2";
    public const string Utf8Body =
        "mandrill_events=%5B%7B%22event%22%3A%22send%22%2C%22ts%22%3A1700000001%2C%22msg%22%3A%7B%22subject%22%3A%22Caf%C3%A9+"
        + "%E6%97%A5%E6%9C%AC+%F0%9F%98%80%22%2C%22email%22%3A%22zo%C3%AB%40example.test%22%7D%7D%5D";

    public const string EscapesKey = "vector-key-C3";
    public const string EscapesBody =
        "mandrill_events=%5B%7B%22event%22%3A%22send%22%2C%22ts%22%3A1700000002%2C%22msg%22%3A%7B%22email%22%3A%22jane%2Bnews%40"
        + "example.test%22%2C%22subject%22%3A%22one+two%20three+%2B+4%25%22%7D%7D%5D";

    public const string EscapesValue =
        """[{"event":"send","ts":1700000002,"msg":{"email":"jane+news@example.test","subject":"one two three + 4%"}}]""";

    public const string EscapesSignature = "JLHn/qxHslqqS4plc1vnGQA3bkI=";

    /// <summary>Key, URL, value and signature that belong together.</summary>
    public static readonly TestCaseData[] Matching =
    [
        new TestCaseData(AsciiKey, AsciiUrl, AsciiValue, AsciiSignature).SetArgDisplayNames("ASCII, query string, escaped slashes"),
        new TestCaseData(
            Utf8Key,
            Url + "/",
            """[{"event":"send","ts":1700000001,"msg":{"subject":"Café 日本 😀","email":"zoë@example.test"}}]""",
            "49ckUsVZqJDKywyBiKQweFrWVFI=").SetArgDisplayNames("raw UTF-8"),
        new TestCaseData(
            Utf8Key,
            Url + "/",
            """[{"event":"send","ts":1700000001,"msg":{"subject":"Caf\u00e9 \u65e5\u672c \ud83d\ude00","email":"zo\u00eb@example.test"}}]""",
            "P/ktpHulspOxbssR7f75OYGltP0=").SetArgDisplayNames("escaped Unicode"),
        new TestCaseData(EscapesKey, Url, EscapesValue, EscapesSignature).SetArgDisplayNames("plus and percent"),
        new TestCaseData(EscapesKey, "https://user:s3cret@hooks.example.test/mandrill", EscapesValue, "uTH2ZGdWE7hXnDSB0Ns20iq4YvA=")
            .SetArgDisplayNames("basic authentication in the URL"),
        new TestCaseData("test-webhook", Url, "[]", "Jp1iAKBCch636vY/U95S7nNOVbw=").SetArgDisplayNames("verification post"),
    ];

    /// <summary>Signatures of the ASCII and the escapes vectors made in a wrong way.</summary>
    public static readonly TestCaseData[] Mismatching =
    [
        new TestCaseData(AsciiKey, AsciiUrl, AsciiValue, "8BmRTJdthAcAVK3lKwH2wDCfAK4=").SetArgDisplayNames("slashes unescaped"),
        new TestCaseData(AsciiKey, AsciiUrl, AsciiValue, "FGvDTfj1pZXjaOyQtYRA6nJCOyo=").SetArgDisplayNames("query dropped"),
        new TestCaseData(AsciiKey, AsciiUrl, AsciiValue, "jHWpsYmqTAMddGoKmX6xWC+GrYg=").SetArgDisplayNames("http for https"),
        new TestCaseData(AsciiKey, AsciiUrl, AsciiValue, "xPqSPL2VT55cJ8yAmjLsWdYc0+o=").SetArgDisplayNames("slash before the query"),
        new TestCaseData(EscapesKey, Url, EscapesValue, "tXS1aF+EeUCI9psMK+DNm/aYJYk=").SetArgDisplayNames("plus kept"),
        new TestCaseData(EscapesKey, Url, EscapesValue, "+zWMbVk4jW1uyV6DHIlWeGL4xDM=").SetArgDisplayNames("decoded twice"),
        new TestCaseData(EscapesKey, Url, EscapesValue, "iYkeHV/v6cxR71DVDjQN4KaNtOM=").SetArgDisplayNames("not decoded"),
        new TestCaseData(
            Utf8Key,
            Url + "/",
            """[{"event":"send","ts":1700000001,"msg":{"subject":"Café 日本 😀","email":"zoë@example.test"}}]""",
            "D62fMEKZlKF/Dil+3MoWzKrlhG8=").SetArgDisplayNames("question marks of an ASCII encoder"),
    ];
}
