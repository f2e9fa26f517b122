namespace Djrill.Net.Configuration;

/// <summary>Checks numbers and times against their ranges.</summary>
internal sealed class LimitList
{
    /// <summary>The shortest positive time.</summary>
    public static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    private readonly List<string> _problems = [];

    public IReadOnlyList<string> Problems => _problems;

    public void CheckTime(string name, TimeSpan value, TimeSpan least, TimeSpan most, string remark = "") => Check(
        name,
        value,
        least,
        most,
        least == Tick ? $"more than zero and at most {most}{remark}" : $"a time from {Describe(least)} to {most}{remark}");

    public void Check<T>(string name, T value, T least, T most, string cure)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
        {
            _problems.Add(FormattableString.Invariant($"'{name}' is {value}. Use {cure}."));
        }
    }

    private static string Describe(TimeSpan time) => time == TimeSpan.Zero ? "zero" : $"{time}";
}
