using MimeKit;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events.Corpus;

/// <summary>A message, the files in it in the order in which they stand, and what is odd in the way it is delivered.</summary>
internal sealed record CorpusMessage(string Name, MimeEntity Body, params CorpusFile[] Files)
{
    public string Subject { get; init; } = "Hello";

    /// <summary>Whether files come as a list, as some have seen them, and not by name, where the last of a name wins.</summary>
    public bool IsList { get; init; }

    /// <summary>Whether attachments say if they are base64; until 2014 they did not.</summary>
    public bool HasFlag { get; init; } = true;

    /// <summary>What Mandrill did to the event before it was sent.</summary>
    public Action<JObject>? Change { get; init; }
}
