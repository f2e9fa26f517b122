using Newtonsoft.Json.Linq;

namespace Djrill.Net.Keys;

/// <summary>Gives distinct events by number: the families in turn, each with its event and all changes of it, then the next group.</summary>
internal static class GeneratedEvents
{
    private static readonly (Family Family, Change? Change)[] Turn =
    [
        .. MessageFamilies.All.Concat(OtherFamilies.All).SelectMany(static family => family.Changes.Cast<Change?>().Prepend(null).Select(change => (family, change))),
    ];

    public static int TurnLength => Turn.Length;

    /// <summary>Gives the event of a number, as it comes the first time or, with a newer snapshot, the second.</summary>
    public static JObject Of(int seed, int index, bool isResent)
    {
        var (family, change) = Turn[index % Turn.Length];
        var data = family.Make(new Facts(seed, index / Turn.Length));
        change?.Invoke(data);
        if (isResent && !IsDigestedWhole(data))
        {
            family.Resend?.Invoke(data);
        }

        return data;
    }

    /// <summary>Email without its source has nothing that stays.</summary>
    private static bool IsDigestedWhole(JObject data) => data["msg"]?["raw_msg"] is { Type: JTokenType.Null };
}
