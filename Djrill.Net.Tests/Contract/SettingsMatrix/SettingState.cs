namespace Djrill.Net.Tests.Contract.SettingsMatrix;

/// <summary>What may be wrong with a setting.</summary>
internal enum SettingState
{
    Absent,
    Blank,
    WhiteSpace,

    /// <summary>A list in place of a text, a text in place of a number or a list.</summary>
    WrongType,

    /// <summary>A value that is out of range or contradicts another setting.</summary>
    Conflicting,
}
