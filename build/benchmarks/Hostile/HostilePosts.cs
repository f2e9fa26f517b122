using System.Text;
using Djrill.Net.Benchmarks.Workloads;
using Djrill.Net.Testing;

namespace Djrill.Net.Benchmarks.Hostile;

/// <summary>What somebody might send who has the key, or a proxy that went mad.</summary>
internal static class HostilePosts
{
    private const int Large = 10 * WorkloadCatalog.Megabyte;

    private const int Million = 1_000_000;

    public static IEnumerable<HostilePost> All =>
    [
        Form("'%' at the end", "mandrill_events=[]%"),
        Form("'%' and one digit at the end", "mandrill_events=[]%4"),
        Form("10 MB of '%'", "mandrill_events=", '%', Large),
        Form("10 MB of '%' in the name", "", '%', Large),
        Form("'%zz'", "mandrill_events=[%zz]"),
        Form("10 MB of '+'", "mandrill_events=", '+', Large),
        Form("a million '&'", "", '&', Million),
        Form("a name of 100 MB", "", 'a', 100 * WorkloadCatalog.Megabyte),
        Form("names that differ in case", "mandrill_events=[]&Mandrill_Events=[]&MANDRILL_EVENTS=[]"),
        Form("the field twice", "mandrill_events=[]&mandrill_events=[]"),
        Form("NULs as the value", "mandrill_events=%00%00%00"),
        Form("a NUL in a text", "mandrill_events=[{\"event\":\"%00\"}]"),
        Form("a NUL in the name", "mandrill_events%00=[]"),
        Form("16 fields", Fields(16)),
        Form("17 fields", Fields(17)),
        Json("a byte order mark", "\uFEFF[]"),
        Json("10,000 nested arrays", new string('[', 10_000) + new string(']', 10_000)),
        Json("10 MB of '['", new string('[', Large)),
        Json("an event of 10,000 nested arrays", "[{\"msg\":" + new string('[', 10_000) + new string(']', 10_000) + "}]"),
        Json("half an emoji", "[{\"event\":\"\\ud83d\",\"msg\":{\"email\":\"\\ude00\\ud83d\"}}]"),
        Form("invalid UTF-8", "mandrill_events=[{\"event\":\"%FF%C3\",\"msg\":{\"email\":\"%ED%A0%80\"}}]"),
        Json("100,000 ones", Repeat("1", 100_000)),
        Json("a million empty objects", Repeat("{}", Million)),
        Json("10 MB of one text", $"[{{\"event\":\"{new string('a', Large)}\"}}]"),
        Json("10 MB of escapes", $"[{{\"event\":\"{Escapes(Large / 6)}\"}}]"),
        Json("10 MB of one number", $"[{{\"event\":\"send\",\"ts\":{new string('9', Large)}}}]"),
        Json("10 MB of one fraction", $"[{{\"event\":\"send\",\"ts\":0.{new string('9', Large)}}}]"),
        Json("a million members", $"[{{{string.Join(',', Enumerable.Range(0, Million).Select(static i => $"\"{i}\":0"))}}}]"),
        Json("JSON that breaks off after 10 MB", $"[{{\"event\":\"{new string('a', Large)}"),
    ];

    private static HostilePost Form(string name, string form) => new(name, () => Encoding.ASCII.GetBytes(form));

    private static HostilePost Form(string name, string start, char filling, int length) =>
        Form(name, start + new string(filling, length));

    private static HostilePost Json(string name, string json) =>
        new(name, () => FormEncoder.Encode(Wire.FieldName, Encoding.UTF8.GetBytes(json)).ToArray());

    private static string Fields(int count) =>
        string.Join('&', Enumerable.Range(1, count - 1).Select(static i => $"extra{i}=x").Append("mandrill_events=[]"));

    private static string Repeat(string element, int count) => $"[{string.Join(',', Enumerable.Repeat(element, count))}]";

    private static string Escapes(int count) => string.Concat(Enumerable.Repeat("\\u0041", count));
}
