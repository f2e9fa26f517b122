using System.Globalization;
using Djrill.Net.Events;

namespace Djrill.Net.Sample;

/// <summary>The events that the arguments ask for: those of the file, the samples, and the emails, in this order.</summary>
internal sealed class EventSource
{
    private readonly IReadOnlyList<string> _types;
    private readonly IReadOnlyList<MandrillEvent> _loaded;
    private readonly FreshTimes? _times;

    /// <summary>The time of samples that are fixed.</summary>
    private static readonly DateTimeOffset FixedTime = DateTimeOffset.Parse("2026-01-01T12:00:00Z", CultureInfo.InvariantCulture);

    private EventSource(IReadOnlyList<string> types, IReadOnlyList<MandrillEvent> loaded, FreshTimes? times) =>
        (_types, _loaded, _times) = (types, loaded, times);

    public static async Task<EventSource> CreateAsync(CommandLine line)
    {
        var types = line.Values(CommandOptions.Event).Select(SampleTypes.Get).ToList();
        var loaded = new List<MandrillEvent>();
        if (line.Value(CommandOptions.File) is { } file)
        {
            loaded.AddRange(EventFile.Parse(file, await InputFile.ReadAsync(CommandOptions.File, file)));
        }

        foreach (var email in line.Values(CommandOptions.Email))
        {
            loaded.Add(EmailFile.Parse(email, await InputFile.ReadAsync(CommandOptions.Email, email), FixedTime));
        }

        return new(types.Count == 0 && loaded.Count == 0 ? SampleTypes.All : types, loaded,
            line.Has(CommandOptions.KeepTimes) ? null : new FreshTimes(EventTime.Set));
    }

    /// <summary>Creates the events of one post. They are new, unless the times are kept.</summary>
    public IEnumerable<MandrillEvent> Create() => _times is { } times
        ? [.. times.Renew(_loaded), .. _types.Select(SampleEvents.CreateNew)]
        : [.. _loaded, .. _types.Select(static (type, index) => SampleEvents.CreateFixed(type, FixedTime, index))];
}
