using System.Text;
using Djrill.Net.Testing;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Benchmarks.Workloads;

/// <summary>One post of Mandrill's, ready to be sent again and again.</summary>
/// <param name="Name">W1 to W5, or what else it is.</param>
/// <param name="Events">How many events the batch holds.</param>
/// <param name="Json">The value of the field, decoded.</param>
/// <param name="Body">The form, encoded as Mandrill does.</param>
/// <param name="Signature">What belongs into the header.</param>
/// <param name="AttachmentDigest">The SHA-256 of the attachment in hex; null where there is none.</param>
internal sealed record Workload(
    string Name, int Events, ReadOnlyMemory<byte> Json, ReadOnlyMemory<byte> Body, string Signature, string? AttachmentDigest)
{
    /// <summary>Makes the post of a batch as Mandrill does, by the package's test kit. Python's golden values hold the kit.</summary>
    public static Workload Create(string name, int events, JArray batch, string? attachmentDigest = null)
    {
        var json = Encoding.ASCII.GetBytes(PhpJson.Write(batch));
        var body = FormEncoder.Encode(Wire.FieldName, json);
        return new(name, events, json, body, MandrillPost.Sign(Wire.Key, Wire.Url, json), attachmentDigest);
    }

    /// <summary>How many posts are under way at a time.</summary>
    public int Connections => Name switch
    {
        "W1" => 8,
        "W2" => 4,
        "W5" => 1,
        _ => 2,
    };

    /// <summary>Whether one post is large enough for its memory to stand out of the process's own.</summary>
    public bool IsLarge => AttachmentDigest is not null;
}
