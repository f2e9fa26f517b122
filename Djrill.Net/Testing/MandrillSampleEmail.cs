namespace Djrill.Net.Testing;

/// <summary>Sets the content of the inbound email that <see cref="MandrillSamples.Inbound"/> creates.</summary>
public sealed class MandrillSampleEmail
{
    private readonly List<SampleAttachment> _attachments = [];

    internal MandrillSampleEmail()
    {
    }

    /// <summary>Gets or sets the address of the sender (<c>msg.from_email</c>).</summary>
    /// <value>Default: <c>jane@example.com</c>.</value>
    public string From { get; set; } = "jane@example.com";

    /// <summary>Gets or sets the name of the sender (<c>msg.from_name</c>).</summary>
    /// <value>Default: null, which leaves the member out.</value>
    public string? FromName { get; set; }

    /// <summary>Gets or sets the envelope recipient: the address at which Mandrill received the email (<c>msg.email</c>).</summary>
    /// <value>
    /// Default: null, which means the first address of <see cref="To"/>, or <c>inbox@example.org</c> if <see cref="To"/> is empty.
    /// </value>
    public string? Recipient { get; set; }

    /// <summary>Gets the addresses of the header <c>To</c> (<c>msg.to</c>).</summary>
    /// <value>Default: empty, which means <see cref="Recipient"/>.</value>
    public IList<string> To { get; } = [];

    /// <summary>Gets the addresses of the header <c>Cc</c> (<c>msg.cc</c>).</summary>
    /// <value>Default: empty, which leaves the member out.</value>
    public IList<string> Cc { get; } = [];

    /// <summary>Gets or sets the subject (<c>msg.subject</c>).</summary>
    /// <value>Default: <c>A question</c>.</value>
    public string Subject { get; set; } = "A question";

    /// <summary>Gets or sets the plain text (<c>msg.text</c>).</summary>
    /// <value>A final line feed is added if missing, as Mandrill does. Null leaves the member out. Default: <c>Hello</c>.</value>
    public string? Text { get; set; } = "Hello";

    /// <summary>Gets or sets the HTML (<c>msg.html</c>).</summary>
    /// <value>A final line feed is added if missing, as Mandrill does. Default: null, which leaves the member out.</value>
    public string? Html { get; set; }

    /// <summary>Gets or sets the time at which Mandrill received the email (<c>ts</c>).</summary>
    /// <value>Rounded down to whole seconds. Default: the current time.</value>
    public DateTimeOffset Timestamp { get; set; } = DateTimeOffset.UtcNow;

    /// <summary>
    /// Gets additional headers (<c>msg.headers</c>), for example <c>In-Reply-To</c>. A header with the name of a default header, such as
    /// <c>Subject</c>, replaces the default header.
    /// </summary>
    /// <value>The headers by case-insensitive name. A line break in a name or a value is replaced by a space. Default: empty.</value>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    internal IReadOnlyList<SampleAttachment> Attachments => _attachments;

    /// <summary>Attaches a file (<c>msg.attachments</c>, or <c>msg.images</c> for a media type that begins with <c>image/</c>).</summary>
    /// <param name="name">The file's name. Mandrill keys the files by name, so each name occurs once.</param>
    /// <param name="type">The media type, for example <c>application/pdf</c>.</param>
    /// <param name="content">The content. The bytes are copied.</param>
    /// <returns>This email.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> or <paramref name="type"/> is null.</exception>
    /// <exception cref="ArgumentException">A file with this name is already attached.</exception>
    public MandrillSampleEmail Attach(string name, string type, ReadOnlySpan<byte> content)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(type);
        if (_attachments.Exists(attachment => attachment.Name == name))
        {
            throw new ArgumentException($"A file with the 'name' '{name}' is already attached. Use a different name for each file.",
                nameof(name));
        }

        _attachments.Add(new(name, type, content.ToArray()));
        return this;
    }

    /// <summary>Attaches a string as a UTF-8 file.</summary>
    /// <param name="name">The file's name. Mandrill keys the files by name, so each name occurs once.</param>
    /// <param name="type">The media type, for example <c>text/csv</c>.</param>
    /// <param name="text">The content.</param>
    /// <returns>This email.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A file with this name is already attached.</exception>
    public MandrillSampleEmail Attach(string name, string type, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Attach(name, type, System.Text.Encoding.UTF8.GetBytes(text));
    }
}
