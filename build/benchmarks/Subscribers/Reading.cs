namespace Djrill.Net.Benchmarks.Subscribers;

/// <summary>What a subscriber read of one event, as one number, so that no compiler can leave the reading out.</summary>
internal struct Reading
{
    public long Sum { get; private set; }

    public void Add(string? text) => Sum += text?.Length ?? 0;

    public void Add(long? number) => Sum += number ?? 0;

    public void Add(double? number) => Sum += (long)(number ?? 0);

    public void Add(bool? flag) => Sum += flag is true ? 1 : 0;

    public void Add(DateTimeOffset? time) => Sum += time?.Ticks ?? 0;

    public void Add(IEnumerable<string>? texts)
    {
        foreach (var text in texts ?? [])
        {
            Add(text);
        }
    }
}
