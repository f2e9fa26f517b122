namespace Djrill.Net.Tests.Contract.SettingsMatrix;

/// <summary>Where the settings of an application come from.</summary>
internal enum SettingsOrigin
{
    Section,
    FlatName,
    Environment,
    Code,

    /// <summary>The section, bound by the application itself in the plain MVC way.</summary>
    PlainSection,

    /// <summary>Code in the plain MVC way.</summary>
    PlainCode,
}
