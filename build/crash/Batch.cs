namespace Djrill.Net.Crash;

/// <summary>Makes posts whose events can be told apart.</summary>
internal static class Batch
{
    public static string IdOf(int number) => FormattableString.Invariant($"crash-{number:000000}");

    public static FormUrlEncodedContent Of(IEnumerable<string> ids)
    {
        var events = ids.Select(static id => $$$"""{"event":"send","_id":"{{{id}}}","ts":1700000000,"msg":{"_id":"{{{id}}}"}}""");
        return new([new("mandrill_events", $"[{string.Join(',', events)}]")]);
    }
}
