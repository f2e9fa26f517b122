using Djrill.Net.Delivery;
using Djrill.Net.Protocol;
using Microsoft.Net.Http.Headers;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Djrill.Net.Http;

/// <summary>The answers of the webhook. A test compares them with the table in docs/operations.md.</summary>
internal static class Answers
{
    public static readonly Answer Accepted = new(Status200OK, "accepted", "");

    /// <summary>The answer to <c>HEAD</c>. Metrics do not count a checked URL as an accepted batch.</summary>
    public static readonly Answer Checked = new(Status200OK, "checked", "");

    public static readonly Answer BadBody = new(Status400BadRequest, "bad_body", "The request body ended early or is malformed.");

    public static readonly Answer TooManyFields = new(Status400BadRequest, "too_many_fields", "The form has more than 16 fields.");

    public static readonly Answer NameTooLong = new(Status400BadRequest, "name_too_long", "A form field's name is longer than 256 bytes.");

    public static readonly Answer MissingEvents = new(
        Status400BadRequest, "missing_events", "The form field 'mandrill_events' is missing.");

    public static readonly Answer RepeatedEvents = new(
        Status400BadRequest, "repeated_events", "The form field 'mandrill_events' is repeated.");

    public static readonly Answer EventsNotJson = new(
        Status400BadRequest, "events_not_json", "The form field 'mandrill_events' is not valid JSON.");

    public static readonly Answer EventsTooDeep = new(
        Status400BadRequest, "events_too_deep", "The form field 'mandrill_events' nests more than 64 levels deep.");

    public static readonly Answer EventsNotArray = new(
        Status400BadRequest, "events_not_array", "The form field 'mandrill_events' is not a JSON array.");

    public static readonly Answer TooManyEvents = new(
        Status400BadRequest, "too_many_events", "The form field 'mandrill_events' holds more than 10000 elements.");

    public static readonly Answer WrongSecret = new(
        Status403Forbidden, "wrong_secret", "The secret in the query string is missing, repeated or wrong.");

    public static readonly Answer MissingSignature = new(
        Status403Forbidden, "missing_signature", "The header 'X-Mandrill-Signature' is missing.")
    {
        RefusesSignature = true,
    };

    public static readonly Answer RepeatedSignature = new(
        Status403Forbidden, "repeated_signature", "The header 'X-Mandrill-Signature' is repeated.")
    {
        RefusesSignature = true,
    };

    public static readonly Answer WrongSignature = new(
        Status403Forbidden, "wrong_signature", "The header 'X-Mandrill-Signature' fits no configured URL and key.")
    {
        RefusesSignature = true,
    };

    public static readonly Answer WrongMethod = new(
        Status405MethodNotAllowed, "wrong_method", "The webhook accepts only HEAD and POST.")
    {
        Header = (HeaderNames.Allow, "HEAD, POST"),
    };

    public static readonly Answer TooSlow = new(
        Status408RequestTimeout, "too_slow", "The request body arrived too slowly.")
    {
        ClosesConnection = true,
    };

    public static readonly Answer TooLarge = new(
        Status413PayloadTooLarge, "too_large", "The request body is larger than 'MaxRequestBodySize' allows.");

    /// <summary>The answer to a body that exceeds the limit of the server or of a middleware.</summary>
    public static readonly Answer OverServerLimit = new(
        Status413PayloadTooLarge,
        "over_server_limit",
        "The request body is larger than the server's own limit. A middleware in front of the webhook reads or unzips the body under "
        + "that limit.");

    public static readonly Answer WrongContentType = new(
        Status415UnsupportedMediaType,
        "wrong_content_type",
        "The content type must be 'application/x-www-form-urlencoded', unencoded and in UTF-8.");

    public static readonly Answer HandlerFailed = new(
        Status500InternalServerError, "handler_failed", "A handler failed. Send the batch again.");

    /// <summary>The answer if a middleware has read the body. The application must be corrected. Mandrill retries the batch.</summary>
    public static readonly Answer BodyConsumed = new(
        Status500InternalServerError,
        "body_consumed",
        "The request body was read before it reached the webhook; the server's log names the cure.");

    public static readonly Answer Unfinished = new(
        Status503ServiceUnavailable, "unfinished", "The time limit of the batch ended. Send the batch again.");

    public static readonly Answer NoRecipient = new(
        Status503ServiceUnavailable, "no_recipient", "There is no subscriber and no handler yet. Send the batch again.");

    public static readonly Answer Stopping = new(
        Status503ServiceUnavailable, "stopping", "The server is stopping. Send the batch again.");

    public static readonly Answer NotStored = new(
        Status503ServiceUnavailable, "not_stored", "The events could not be stored. Send the batch again.");

    public static readonly Answer Overloaded = new(
        Status503ServiceUnavailable, "overloaded", "There is no memory left for the request body. Send the batch again.")
    {
        Header = (HeaderNames.RetryAfter, "10"),
    };

    public static readonly Answer Unconfigured = new(
        Status500InternalServerError, "unconfigured", "The webhook is not configured; the server's log names the setting and the cure.");

    /// <summary>Returns the answer to an error in the body, or null if there is no error.</summary>
    public static Answer? For(BodyError? error) => error switch
    {
        null => null,
        BodyError.TooManyFields => TooManyFields,
        BodyError.NameTooLong => NameTooLong,
        BodyError.MissingEvents => MissingEvents,
        BodyError.RepeatedEvents => RepeatedEvents,
        BodyError.EventsNotJson => EventsNotJson,
        BodyError.EventsTooDeep => EventsTooDeep,
        BodyError.EventsNotArray => EventsNotArray,
        _ => TooManyEvents,
    };

    /// <summary>Returns the answer for the outcome of a delivery.</summary>
    public static Answer For(BatchOutcome outcome) => outcome switch
    {
        BatchOutcome.Delivered => Accepted,
        BatchOutcome.Unfinished => Unfinished,
        BatchOutcome.NoRecipient => NoRecipient,
        BatchOutcome.Stopping => Stopping,
        BatchOutcome.NotStored => NotStored,
        _ => HandlerFailed,
    };
}
