using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Djrill.Net.Inspector;

/// <summary>Reads the form of an action within limits, and checks that a page of the inspector made it.</summary>
internal static class PostedForm
{
    /// <summary>The greatest size of a form, in bytes. The page that sends events takes a pasted batch.</summary>
    public const int MaxSize = 1024 * 1024;

    private static readonly FormOptions Limits = new()
    {
        ValueCountLimit = 1100,
        KeyLengthLimit = 256,
        ValueLengthLimit = MaxSize,
        BufferBodyLengthLimit = MaxSize,
    };

    /// <summary>Reads the form.</summary>
    /// <returns>The form, or the answer to a form that is refused.</returns>
    public static async Task<(IFormCollection? Form, InspectorAnswer? Refusal)> ReadAsync(HttpContext context, IAntiforgery antiforgery)
    {
        var request = context.Request;
        if (request.ContentType?.Split(';')[0].Trim() is not { } type
            || !type.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            return (null, InspectorAnswer.Text(
                StatusCodes.Status415UnsupportedMediaType, "'Content-Type' is not 'application/x-www-form-urlencoded'. Use the forms of the pages."));
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxSize;
        }

        try
        {
            var form = await request.ReadFormAsync(Limits, context.RequestAborted);
            await antiforgery.ValidateRequestAsync(context);
            return (form, null);
        }
        catch (AntiforgeryValidationException)
        {
            return (null, InspectorAnswer.Text(
                StatusCodes.Status400BadRequest, "The form is too old, or was not made by a page of the inspector. Reload the page and try again."));
        }
        catch (BadHttpRequestException exception)
        {
            return (null, InspectorAnswer.Text(exception.StatusCode, "The form cannot be read."));
        }
        catch (InvalidDataException)
        {
            return (null, InspectorAnswer.Text(StatusCodes.Status413PayloadTooLarge, "The form has too many or too long fields."));
        }
    }
}
