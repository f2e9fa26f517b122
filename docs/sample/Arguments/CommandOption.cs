namespace Djrill.Net.Sample;

/// <summary>An option of a command.</summary>
/// <param name="Name">The name, with its two hyphens.</param>
/// <param name="ValueName">The name of the value in messages, or null for an option without a value.</param>
/// <param name="Example">A typical value, or null.</param>
/// <param name="IsRepeatable">Whether the option may occur more than once.</param>
internal sealed record CommandOption(string Name, string? ValueName = null, string? Example = null, bool IsRepeatable = false)
{
    /// <summary>Gets how the option is typed, such as <c>--event TYPE</c>.</summary>
    public string Form => ValueName is null ? Name : $"{Name} {ValueName}";
}
