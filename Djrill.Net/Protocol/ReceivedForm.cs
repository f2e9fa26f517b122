using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Djrill.Net.Protocol;

/// <summary>
/// The form of a request, or why there is none. Read once: the filter and the controller share it through the request's
/// features.
/// </summary>
internal sealed class ReceivedForm
{
    private ReceivedForm(FormFields fields) => Fields = fields;

    private ReceivedForm(Answer refusal) => (Fields, Refusal) = (new FormFields([]), refusal);

    /// <summary>The fields; empty where the form was refused.</summary>
    public FormFields Fields { get; }

    /// <summary>Why the form was refused, or null.</summary>
    public Answer? Refusal { get; }

    public static async Task<ReceivedForm> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<ReceivedForm>() is not { } form)
        {
            form = await ReadNewAsync(context);
            context.Features.Set(form);
        }

        return form;
    }

    private static async Task<ReceivedForm> ReadNewAsync(HttpContext context)
    {
        if (CurrentSettings.Of(context) is not { } settings)
        {
            return new(Answers.Unconfigured);
        }

        if (!RequestContentType.IsForm(context.Request))
        {
            return new(Answers.WrongContentType);
        }

        if (context.Request.ContentLength > settings.MaxRequestBodySize)
        {
            return new(Answers.TooLarge);
        }

        // Where somebody in front of us had the framework read the form, the body is gone and its text is what there is.
        return context.Features.Get<IFormFeature>()?.Form is { } read
            ? TakeOver(read)
            : await ReadBodyAsync(context, settings.MaxRequestBodySize);
    }

    private static ReceivedForm TakeOver(IFormCollection read)
    {
        var fields = FormFields.FromText(read.SelectMany(
            static field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))));
        return FormLimits.Check(fields) is { } refusal ? new(refusal) : new(fields);
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The response disposes of it when the request has ended.")]
    private static async Task<ReceivedForm> ReadBodyAsync(HttpContext context, long maxSize)
    {
        var buffer = new BodyBuffer();
        context.Response.RegisterForDispose(buffer);
        var decoder = new FormDecoder(buffer);
        if (await BodyReader.ReadAsync(context, maxSize, decoder) is { } unread)
        {
            buffer.Dispose();
            return new(unread);
        }

        if (decoder.End(out var fields) is { } refusal)
        {
            buffer.Dispose();
            return new(refusal);
        }

        context.Features.Set<IFormFeature>(new ReceivedFormFeature(fields));
        return new(fields);
    }
}
