using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Djrill.Net.Http;

/// <summary>
/// The form of a request, or why there is none. Read once: the filter and the controller share it through the request's
/// features.
/// </summary>
internal sealed class ReceivedForm
{
    private ReceivedForm(FormFields fields, Reservation? reservation) => (Fields, Reservation) = (fields, reservation);

    private ReceivedForm(Answer refusal) => (Fields, Refusal) = (new FormFields([]), refusal);

    /// <summary>The fields; empty where the form was refused.</summary>
    public FormFields Fields { get; }

    /// <summary>What the form holds of the memory budget, or null. Disposed of once its events are delivered.</summary>
    public Reservation? Reservation { get; }

    /// <summary>Why the form was refused, or null.</summary>
    public Answer? Refusal { get; }

    /// <summary>Gives back what the form holds of the budget, since nothing of it is delivered.</summary>
    /// <returns>The refusal.</returns>
    public Answer Refuse(Answer refusal)
    {
        Reservation?.Dispose();
        return refusal;
    }

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
        if (RequestWebhook.For(context).Settings is not { } settings)
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

        var (refusal, reservation) = await BodyAdmission.EnterAsync(context, settings.MaxRequestBodySize);
        if (refusal is not null)
        {
            return new(refusal);
        }

        // If something in front had the framework read the form, only the form's text is left.
        return context.Features.Get<IFormFeature>()?.Form is { } read
            ? FromFrameworkForm(context, read, reservation)
            : await ReadBodyAsync(context, settings.MaxRequestBodySize, reservation);
    }

    private static ReceivedForm FromFrameworkForm(HttpContext context, IFormCollection read, Reservation? reservation)
    {
        if (read.Count == 0 && context.Request.ContentLength > 0)
        {
            // The body was read before the form, so the form is empty.
            return RefuseConsumed(context, ConsumedBody.Inspect(context), 0);
        }

        var fields = FormFields.FromText(read.SelectMany(
            static field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))));
        return Answers.For(FormLimits.Check(fields)) is { } refusal ? new(refusal) : new(fields, reservation);
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The response disposes of it when the request has ended.")]
    private static async Task<ReceivedForm> ReadBodyAsync(HttpContext context, long maxSize, Reservation? reservation)
    {
        var buffer = new BodyBuffer(context.Request.ContentLength);
        context.Response.RegisterForDispose(buffer);
        var decoder = new FormDecoder(buffer);
        var inspected = ConsumedBody.Inspect(context);
        using var body = new TimedBody(context, reservation);
        var (refusal, size) = await BodyReader.ReadAsync(context, body, maxSize, decoder);
        var fields = new FormFields([]);
        if (refusal is null)
        {
            refusal = Answers.For(decoder.End(out fields));
            refusal = fields.FindEvents(out _) == BodyError.MissingEvents && inspected.IsProvedBy(size) ? Answers.BodyConsumed : refusal;
        }

        if (refusal is not null)
        {
            buffer.Dispose();
            body.Reservation?.Dispose();
            return refusal == Answers.BodyConsumed || inspected.Explains(refusal, size) ? RefuseConsumed(context, inspected, size) : new(refusal);
        }

        context.Features.Set<IFormFeature>(new ReceivedFormFeature(fields));
        body.Reservation?.ReduceTo(size);
        return new(fields, body.Reservation);
    }

    private static ReceivedForm RefuseConsumed(HttpContext context, ConsumedBody inspected, long left)
    {
        inspected.LogTo(context, left);
        return new(Answers.BodyConsumed);
    }
}
