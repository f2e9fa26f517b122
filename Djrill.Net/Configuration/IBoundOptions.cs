namespace Djrill.Net.Configuration;

/// <summary>Options that <see cref="SettingsBinder"/> sets from a configuration section.</summary>
internal interface IBoundOptions
{
    /// <summary>Gets the errors of the values that could not be converted.</summary>
    public IList<string> BindingErrors { get; }

    /// <summary>Gets the unknown keys of the section, such as misspelt settings.</summary>
    public IList<string> UnknownKeys { get; }
}
