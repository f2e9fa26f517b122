namespace Djrill.Net.Protocol;

/// <summary>A URL or a key, and the name under which a diagnosis mentions it.</summary>
/// <param name="Text">The URL or the key.</param>
/// <param name="Name">The name, such as <c>'WebhookUrl'</c>.</param>
internal readonly record struct NamedText(string Text, string Name)
{
    /// <summary>Returns the name. The text is not for logs.</summary>
    public override string ToString() => Name;
}
