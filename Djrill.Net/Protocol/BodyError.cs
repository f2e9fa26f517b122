namespace Djrill.Net.Protocol;

/// <summary>The reason why a body contains no valid batch of events.</summary>
internal enum BodyError
{
    TooManyFields,
    NameTooLong,
    MissingEvents,
    RepeatedEvents,
    EventsNotJson,
    EventsTooDeep,
    EventsNotArray,
    TooManyEvents,
}
