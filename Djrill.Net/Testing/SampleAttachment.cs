using System.Text;
using System.Text.Unicode;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Testing;

/// <summary>An attached file of a sample email.</summary>
internal sealed record SampleAttachment(string Name, string Type, byte[] Content)
{
    public bool IsImage => Type.StartsWith("image/", StringComparison.OrdinalIgnoreCase);

    private bool IsText => Type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) && Utf8.IsValid(Content);

    /// <summary>
    /// Creates the JSON of the file. Text is not encoded. An image is always encoded as base64 and has no member <c>base64</c>.
    /// </summary>
    public JObject ToJson()
    {
        var json = new JObject
        {
            ["name"] = Name,
            ["type"] = Type,
            ["content"] = IsText ? Encoding.UTF8.GetString(Content) : Convert.ToBase64String(Content),
        };
        if (!IsImage)
        {
            json["base64"] = !IsText;
        }

        return json;
    }
}
