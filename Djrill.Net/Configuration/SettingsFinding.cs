namespace Djrill.Net.Configuration;

/// <summary>Something in valid settings that is logged as a warning.</summary>
/// <param name="Kind">What was found.</param>
/// <param name="Name">The setting or the key that it was found in; empty where the kind says it.</param>
/// <param name="Detail">The route or the parameter that the warning names, or empty.</param>
internal sealed record SettingsFinding(SettingsFindingKind Kind, string Name = "", string Detail = "");
