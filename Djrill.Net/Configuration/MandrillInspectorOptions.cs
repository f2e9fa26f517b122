using Djrill.Net.Configuration;

namespace Djrill.Net;

/// <summary>The settings of the inspector, in the section <c>Djrill:Inspector</c>. They are read and validated at start.</summary>
public sealed class MandrillInspectorOptions : IBoundOptions
{
    /// <summary>The section of the configuration: <c>Djrill:Inspector</c>.</summary>
    public const string SectionName = "Djrill:Inspector";

    /// <summary>Gets or sets whether the pages hide addresses and contents. The structure of an event stays visible.</summary>
    /// <value>Default: false.</value>
    public bool MaskPayloads { get; set; }

    /// <summary>Gets or sets the authorization policy for replaying, deleting, pausing, resuming and sending.</summary>
    /// <value>Default: null, which means that the policy of the pages is enough. Empty: the pages are read-only.</value>
    public string? ActionPolicy { get; set; }

    /// <summary>Gets the errors of the values that could not be converted.</summary>
    internal IList<string> BindingErrors { get; } = [];

    /// <summary>Gets the unknown keys of the section, such as misspelt settings.</summary>
    internal IList<string> UnknownKeys { get; } = [];

    IList<string> IBoundOptions.BindingErrors => BindingErrors;

    IList<string> IBoundOptions.UnknownKeys => UnknownKeys;
}
