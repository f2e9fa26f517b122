using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Djrill.Net.Events;

/// <summary>Reads events and their parts with System.Text.Json: the wire name of each property, and a tolerant converter for its type.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters =
    [
        typeof(TextConverter), typeof(FlagConverter), typeof(NumberConverter), typeof(IntegerConverter), typeof(CodeConverter),
        typeof(TimestampConverter), typeof(TextsConverter), typeof(PieceConverter),
    ])]
[JsonSerializable(typeof(MessageEventFields))]
[JsonSerializable(typeof(MessageFields))]
[JsonSerializable(typeof(MandrillOpen))]
[JsonSerializable(typeof(MandrillClick))]
[JsonSerializable(typeof(MandrillSmtpEvent))]
[JsonSerializable(typeof(MandrillRejection))]
[JsonSerializable(typeof(MandrillLocation))]
[JsonSerializable(typeof(MandrillUserAgent))]
[JsonSerializable(typeof(InboundFields))]
[JsonSerializable(typeof(MandrillSpamReport))]
[JsonSerializable(typeof(MandrillSpamRule))]
[JsonSerializable(typeof(MandrillDkim))]
[JsonSerializable(typeof(MandrillSpf))]
[JsonSerializable(typeof(SyncEventFields))]
[JsonSerializable(typeof(MandrillListEntry))]
[JsonSerializable(typeof(UnknownEventFields))]
internal sealed partial class EventJson : JsonSerializerContext
{
    /// <summary>Gets the way to read events in which one fraction fits no <see cref="decimal"/>, as keys have read them from the start.</summary>
    public static EventJson OfDoubles { get; } = new(new JsonSerializerOptions
    {
        Converters =
        {
            new TextConverter(hasDecimals: false), new FlagConverter(), new NumberConverter(), new IntegerConverter(), new CodeConverter(),
            new TimestampConverter(hasDecimals: false), new TextsConverter(), new PieceConverter(),
        },
    });

    /// <summary>Reads a whole event.</summary>
    /// <param name="utf8Json">One valid JSON object.</param>
    /// <param name="type">What it is to be read as.</param>
    /// <param name="source">What the pieces in the result stand in.</param>
    /// <remarks>The framework refuses names with half a surrogate pair; such an event is read from a copy without them.</remarks>
    public static T ReadEvent<T>(ReadOnlyMemory<byte> utf8Json, JsonTypeInfo<T> type, out ReadOnlyMemory<byte> source)
        where T : class, new()
    {
        source = utf8Json;
        try
        {
            return JsonSerializer.Deserialize(utf8Json.Span, type) ?? new();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            source = JsonElements.Normalize(utf8Json.Span);
            return JsonSerializer.Deserialize(source.Span, type) ?? new();
        }
    }

    /// <summary>Reads a part of an event as an object; see <see cref="ObjectConverter{T}"/>.</summary>
    public static T? ReadObject<T>(ReadOnlySpan<byte> utf8Json, JsonTypeInfo<T> type)
        where T : class => utf8Json.IsEmpty ? null : Read(utf8Json, new ObjectConverter<T>(), type.Options);

    /// <summary>Reads a part of an event as a list of objects; see <see cref="ListConverter{T}"/>.</summary>
    public static IReadOnlyList<T> ReadList<T>(ReadOnlySpan<byte> utf8Json, JsonTypeInfo<T> type)
        where T : class => utf8Json.Length <= "[]".Length ? [] : Read(utf8Json, new ListConverter<T>(), type.Options) ?? [];

    /// <summary>Reads a part of an event as a list of texts; see <see cref="TextsConverter"/>.</summary>
    public static IReadOnlyList<string> ReadTexts(ReadOnlySpan<byte> utf8Json) =>
        utf8Json.Length <= "[]".Length ? [] : Read(utf8Json, new TextsConverter(), Default.Options) ?? [];

    private static T? Read<T>(ReadOnlySpan<byte> utf8Json, JsonConverter<T> converter, JsonSerializerOptions options)
    {
        try
        {
            return ReadValue(utf8Json, converter, options);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return ReadValue(JsonElements.Normalize(utf8Json), converter, options);
        }
    }

    private static T? ReadValue<T>(ReadOnlySpan<byte> utf8Json, JsonConverter<T> converter, JsonSerializerOptions options)
    {
        var reader = new Utf8JsonReader(utf8Json);
        reader.Read();
        return converter.Read(ref reader, typeof(T), options);
    }
}
