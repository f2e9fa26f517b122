using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Delivery;
using Djrill.Net.Protocol;
using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Http;

/// <summary>
/// The table of answers. The texts are part of the contract, and the table in docs/troubleshooting.md is held to them;
/// so are the outcomes, and docs/observability.md.
/// </summary>
internal static class Answers
{
    public static readonly Answer Accepted = new(StatusCodes.Status200OK, "accepted", "");

    /// <summary>The answer to <c>HEAD</c>: status and body are those of <see cref="Accepted"/>, but it has a count of its own.</summary>
    public static readonly Answer Checked = new(StatusCodes.Status200OK, "checked", "");

    public static readonly Answer BadBody = new(
        StatusCodes.Status400BadRequest, "bad_body", "The request body ended early or is malformed.");

    public static readonly Answer TooManyFields = new(
        StatusCodes.Status400BadRequest, "too_many_fields", "The form has more than 16 fields.");

    public static readonly Answer NameTooLong = new(
        StatusCodes.Status400BadRequest, "name_too_long", "A form field's name is longer than 256 bytes.");

    public static readonly Answer MissingEvents = new(
        StatusCodes.Status400BadRequest, "missing_events", "The form field 'mandrill_events' is missing.");

    public static readonly Answer RepeatedEvents = new(
        StatusCodes.Status400BadRequest, "repeated_events", "The form field 'mandrill_events' is repeated.");

    public static readonly Answer EventsNotJson = new(
        StatusCodes.Status400BadRequest, "events_not_json", "The form field 'mandrill_events' is not valid JSON.");

    public static readonly Answer EventsTooDeep = new(
        StatusCodes.Status400BadRequest, "events_too_deep", "The form field 'mandrill_events' nests more than 64 levels deep.");

    public static readonly Answer EventsNotArray = new(
        StatusCodes.Status400BadRequest, "events_not_array", "The form field 'mandrill_events' is not a JSON array.");

    public static readonly Answer TooManyEvents = new(
        StatusCodes.Status400BadRequest, "too_many_events", "The form field 'mandrill_events' holds more than 10000 elements.");

    public static readonly Answer WrongSecret = new(
        StatusCodes.Status403Forbidden, "wrong_secret", "The secret in the query string is missing, repeated or wrong.");

    public static readonly Answer MissingSignature = new(
        StatusCodes.Status403Forbidden, "missing_signature", "The header 'X-Mandrill-Signature' is missing.")
    {
        RefusesSignature = true,
    };

    public static readonly Answer RepeatedSignature = new(
        StatusCodes.Status403Forbidden, "repeated_signature", "The header 'X-Mandrill-Signature' is repeated.")
    {
        RefusesSignature = true,
    };

    public static readonly Answer WrongSignature = new(
        StatusCodes.Status403Forbidden, "wrong_signature", "The header 'X-Mandrill-Signature' fits no configured URL and key.")
    {
        RefusesSignature = true,
    };

    public static readonly Answer WrongMethod = new(
        StatusCodes.Status405MethodNotAllowed, "wrong_method", "The webhook takes HEAD and POST only.")
    {
        Allow = "HEAD, POST",
    };

    public static readonly Answer TooSlow = new(
        StatusCodes.Status408RequestTimeout, "too_slow", "The request body arrived too slowly.")
    {
        ClosesConnection = true,
    };

    public static readonly Answer TooLarge = new(
        StatusCodes.Status413PayloadTooLarge, "too_large", "The request body is larger than 'MaxRequestBodySize' allows.");

    /// <summary>The limit of somebody else: of a middleware that unzips, or of the server when the body was read before.</summary>
    public static readonly Answer OverServerLimit = new(
        StatusCodes.Status413PayloadTooLarge, "over_server_limit", "The request body is larger than the server's own limit, under which something in front of the webhook reads or unzips it.");

    public static readonly Answer WrongContentType = new(
        StatusCodes.Status415UnsupportedMediaType, "wrong_content_type", "The content type must be 'application/x-www-form-urlencoded', unencoded and in UTF-8.");

    public static readonly Answer HandlerFailed = new(
        StatusCodes.Status500InternalServerError, "handler_failed", "A handler failed; the batch is to be sent again.");

    /// <summary>A fault of the application, not of the sender: Mandrill is to send the batch again.</summary>
    public static readonly Answer BodyConsumed = new(
        StatusCodes.Status500InternalServerError, "body_consumed", "The request body was read before it reached the webhook; the server's log names the cure.");

    public static readonly Answer Unfinished = new(
        StatusCodes.Status503ServiceUnavailable, "unfinished", "The time for the batch ended; the batch is to be sent again.");

    public static readonly Answer NoRecipient = new(
        StatusCodes.Status503ServiceUnavailable, "no_recipient", "Nobody handles events yet; the batch is to be sent again.");

    public static readonly Answer Stopping = new(
        StatusCodes.Status503ServiceUnavailable, "stopping", "The server is stopping; the batch is to be sent again.");

    public static readonly Answer Overloaded = new(
        StatusCodes.Status503ServiceUnavailable, "overloaded", "There is no memory left for the request body; the batch is to be sent again.")
    {
        RetryAfter = "10",
    };

    public static readonly Answer Unconfigured = new(
        StatusCodes.Status500InternalServerError, "unconfigured", "The webhook is not configured; the server's log names the setting and the cure.");

    /// <summary>Finds the answer to a body that holds no batch of events.</summary>
    [return: NotNullIfNotNull(nameof(error))]
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

    /// <summary>Finds the answer to a batch that was delivered, or not.</summary>
    public static Answer For(DeliveryOutcome outcome) => outcome switch
    {
        DeliveryOutcome.Delivered => Accepted,
        DeliveryOutcome.Unfinished => Unfinished,
        DeliveryOutcome.NoRecipient => NoRecipient,
        DeliveryOutcome.Stopping => Stopping,
        _ => HandlerFailed,
    };
}
