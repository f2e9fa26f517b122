using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Reads the rules of a spam report. One that says nothing is left out.</summary>
internal sealed class RulesConverter : TolerantConverter<IReadOnlyList<MandrillSpamRule>>
{
    private readonly ListConverter<MandrillSpamRule> _rules = new();

    public override bool HandleNull => true;

    public override IReadOnlyList<MandrillSpamRule> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        [.. _rules.Read(ref reader, typeToConvert, options).Where(static rule => rule is not { Name: null, Score: null, Description: null })];
}
