using Djrill.Net.Events;

namespace Djrill.Net.Sample;

/// <summary>The types of sample events, by Mandrill's names. The newer names of the lists are accepted as well.</summary>
internal static class SampleTypes
{
    public static readonly IReadOnlyList<string> All =
    [
        MandrillEventTypes.Send, MandrillEventTypes.Deferral, MandrillEventTypes.HardBounce, MandrillEventTypes.SoftBounce,
        MandrillEventTypes.Delivered, MandrillEventTypes.Open, MandrillEventTypes.Click, MandrillEventTypes.Spam, MandrillEventTypes.Unsub,
        MandrillEventTypes.Reject, MandrillEventTypes.Inbound,
        MandrillEventTypes.BlacklistAdd, MandrillEventTypes.BlacklistChange, MandrillEventTypes.BlacklistRemove,
        MandrillEventTypes.WhitelistAdd, MandrillEventTypes.WhitelistRemove,
    ];

    private static readonly string[] NewerNames =
    [
        MandrillEventTypes.DenylistAdd, MandrillEventTypes.DenylistChange, MandrillEventTypes.DenylistRemove,
        MandrillEventTypes.AllowlistAdd, MandrillEventTypes.AllowlistRemove,
    ];

    /// <summary>Finds Mandrill's name of a type, or null.</summary>
    public static string? Find(string name) => All.FirstOrDefault(type => MandrillEventTypes.AreSame(type, name));

    /// <summary>Gets Mandrill's name of a type. A typing error is answered with the nearest name.</summary>
    public static string Get(string name) => Find(name) ?? throw new ArgumentMistakeException(
        $"'{name}' is not the type of an event.{NearestName.Hint(name, All.Concat(NewerNames))} "
        + $"The types: {string.Join(", ", All)}. For the lists, also {string.Join(", ", NewerNames)}.");
}
