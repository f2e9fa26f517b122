namespace Djrill.Net.Benchmarks.Profile;

/// <summary>
/// The package's steps, as they show in a stack. The innermost frame that tells of one decides; the kernel's frames count
/// only where no other does.
/// </summary>
internal static class Steps
{
    private const string Runtime = "runtime: memory and garbage";

    private const string Server = "server, MVC, kernel";

    // Names from before a change stand beside those from after it: what is not there any more matches nothing.
    private static readonly (string Step, string[] Fragments)[] Known =
    [
        (
            "body read and percent-decoded",
            ["BodyReader", "ReceivedForm", "Percent", "FormDecoder", "HexPair", "FormField", "BodyBuffer", "BlockPool", "BufferBlock", "TimedBody"]),
        ("memory budget", ["Djrill.Net.Memory", "BodyAdmission"]),
        ("HMAC", ["SignatureHash", "SignatureVerifier", "libcrypto"]),
        ("splitting", ["EventSplitter", "EventSlice", "EventScanner", "EventBatch", "JsonScanner", "LongStringScanner", "JsonItems", "MemberNames"]),
        ("key", ["EventKey", "KeyJson", "KeyNumbers", "DigestWriter", "EscapedBytes"]),
        ("tree of Newtonsoft.Json", ["JObjectBuilder", "EscapedText", "Newtonsoft"]),
        ("decoding of attachments", ["Base64", "Attachment", "DecodedContent", "InboundFiles"]),
        ("typed reading", ["Djrill.Net.Events.", "Djrill.Net.Protocol.Json"]),
        ("calls of subscribers and handlers", ["Djrill.Net.Delivery", "Djrill.Net.Diagnostics.CallMeasurement"]),
        ("subscriber, its digest included", ["Djrill.Net.Benchmarks.Subscribers", "SHA256"]),
        ("the rest of the package", ["[Djrill.Net]"]),
        (Server, ["Microsoft.AspNetCore", "System.Net.Sockets", "System.IO.Pipelines"]),
        (Runtime, ["libcoreclr", "libclrgc"]),
        ("compiler", ["libclrjit"]),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. Known.Select(static known => known.Step)];

    public static string Find(IReadOnlyList<string> stack) =>
        stack.Select(FindStep).FirstOrDefault(static step => step is not null) ?? Server;

    private static string? FindStep(string frame)
    {
        foreach (var (step, fragments) in Known)
        {
            if (fragments.Any(fragment => frame.Contains(fragment, StringComparison.Ordinal)))
            {
                return step;
            }
        }

        return null;
    }
}
