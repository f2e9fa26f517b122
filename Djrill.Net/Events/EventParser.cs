namespace Djrill.Net.Events;

/// <summary>Creates an event from JSON that an application passes, not from a webhook request.</summary>
internal static class EventParser
{
    /// <summary>The maximum nesting depth of an event: one less than that of a batch, which is an array of events.</summary>
    private const int MaxDepth = JsonScanner.MaxDepth - 1;

    /// <summary>Creates an event from bytes without a copy. The caller must not change the bytes afterwards.</summary>
    /// <exception cref="FormatException">The bytes are not exactly one JSON object.</exception>
    public static MandrillEvent Parse(byte[] utf8Json, string parameterName)
    {
        // The exception must not reveal any of the payload. Therefore, it has no inner exception.
        var error = TryRead(utf8Json, out var mandrillEvent);
        return mandrillEvent ?? throw new FormatException(
            $"'{parameterName}' must be exactly one JSON object, but {error}. "
            + "Pass the value of 'MandrillEvent.ToJson()' or 'MandrillEvent.Utf8Json'.");
    }

    /// <summary>Creates an event from bytes without a copy. The caller must not change the bytes afterwards.</summary>
    /// <returns>A description of the error, or null if the event was created.</returns>
    public static string? TryRead(byte[] utf8Json, out MandrillEvent? mandrillEvent)
    {
        var scanner = default(EventScanner);
        var json = utf8Json.AsSpan();
        var start = utf8Json.SkipBlanks(0);
        var end = utf8Json.At(start) == '{' ? scanner.Read(json, start, MaxDepth) : JsonScanner.Invalid;
        var isObject = end >= 0 && utf8Json.SkipBlanks(end) == json.Length;
        mandrillEvent = isObject ? EventReader.Read(scanner.EventType, utf8Json) : null;
        return isObject ? null : FindError(utf8Json, start);
    }

    private static string FindError(ReadOnlySpan<byte> json, int start)
    {
        if (json.IsEmpty)
        {
            return "is empty";
        }

        if (JsonSyntax.FindError(json, MaxDepth) is { } error)
        {
            return JsonSyntax.IsValid(json)
                ? FormattableString.Invariant($"nests more than {MaxDepth} levels deep")
                : FormattableString.Invariant($"is not valid JSON at line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}");
        }

        return json.At(start) switch
        {
            '[' => "is an array",
            '"' => "is a string",
            'n' => "is null",
            't' or 'f' => "is a Boolean",
            _ => "is a number",
        };
    }
}
