using Djrill.Net.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Djrill.Net.Http;

/// <summary>The form of a request, or its refusal. The filter and the controller share one instance.</summary>
/// <param name="Fields">The fields. Empty if the form is refused.</param>
/// <param name="Reservation">The reserved memory, or null. The memory is released after the delivery.</param>
/// <param name="Refusal">The answer that refuses the form, or null.</param>
internal sealed record ReceivedForm(FormFields Fields, Reservation? Reservation, Answer? Refusal = null)
{
    private ReceivedForm(Answer refusal)
        : this(new FormFields([]), null, refusal)
    {
    }

    public static async Task<ReceivedForm> ReadAsync(HttpContext context)
    {
        var form = context.Features.Get<ReceivedForm>() ?? await ReadNewAsync(context);
        context.Features.Set(form);
        return form;
    }

    private static async Task<ReceivedForm> ReadNewAsync(HttpContext context)
    {
        var maxSize = RequestWebhook.For(context).Settings!.MaxRequestBodySize; // Not null: invalid settings are refused earlier.
        if (!RequestContentType.IsForm(context.Request))
        {
            return new(Answers.WrongContentType);
        }

        if (context.Request.ContentLength > maxSize)
        {
            return new(Answers.TooLarge);
        }

        var admission = new BodyAdmission(context, maxSize);
        if (await admission.EnterAsync() is { } refusal)
        {
            return new(refusal);
        }

        // If a middleware has read 'Request.Form', the body cannot be read again.
        return context.Features.Get<IFormFeature>()?.Form is { } read
            ? FromFrameworkForm(context, read, admission.Reservation)
            : await ReadBodyAsync(context, admission);
    }

    private static ReceivedForm FromFrameworkForm(HttpContext context, IFormCollection read, Reservation? reservation)
    {
        if (read.Count == 0 && context.Request.ContentLength > 0)
        {
            // The form is empty because a middleware had already read the body.
            return RefuseConsumed(context, ConsumedBody.Inspect(context), 0);
        }

        var fields = FormFields.FromStrings(read.SelectMany(
            static field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))));
        return Answers.For(FormLimits.Check(fields)) is { } refusal ? new(refusal) : new(fields, reservation);
    }

    private static async Task<ReceivedForm> ReadBodyAsync(HttpContext context, BodyAdmission admission)
    {
        var buffer = new BodyBuffer(context.Request.ContentLength);
        context.Response.RegisterForDispose(buffer);
        var decoder = new FormDecoder(buffer);
        var inspected = ConsumedBody.Inspect(context);
        var reader = new BodyReader(context, admission, decoder);
        var fields = new FormFields([]);
        var refusal = await reader.ReadAsync() ?? Answers.For(decoder.End(out fields));
        if (refusal == Answers.BodyConsumed || inspected.IsCauseOf(refusal, fields, reader.Size))
        {
            return Release(RefuseConsumed(context, inspected, reader.Size));
        }

        if (refusal is not null)
        {
            return Release(new(refusal));
        }

        context.Features.Set<IFormFeature>(new ReceivedFormFeature(fields));
        admission.Reservation?.ReduceTo(reader.Size);
        return new(fields, admission.Reservation);

        ReceivedForm Release(ReceivedForm refused)
        {
            buffer.Dispose();
            admission.Reservation?.Dispose();
            return refused;
        }
    }

    private static ReceivedForm RefuseConsumed(HttpContext context, ConsumedBody inspected, long left)
    {
        inspected.Log(context, left);
        return new(Answers.BodyConsumed);
    }
}
