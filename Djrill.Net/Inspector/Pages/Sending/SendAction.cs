using System.Security.Cryptography;
using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;
using Djrill.Net.Testing;

namespace Djrill.Net.Inspector;

/// <summary>Posts test events to the application's own webhook, as Mandrill does. In Development only.</summary>
internal static class SendAction
{
    private const int FollowedEvents = 20;
    private const int MaxAnswer = 500;

    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
    {
        Timeout = TimeSpan.FromSeconds(60),
    };

    public static async Task<InspectorAnswer> RunAsync(InspectorRequest request)
    {
        if (!request.IsDevelopment)
        {
            return InspectorAnswer.NotFound(request, SendPage.OnlyInDevelopment);
        }

        var (form, problem) = SendForm.Read(request);
        if (form is null)
        {
            return InspectorAnswer.BadRequest(request, problem!); // Not null: one of the two is.
        }

        var options = request.Webhooks.Settings.Current(form.Webhook).Options;
        if (options?.Secrets().FirstOrDefault().Value is not { } secret || OwnAddress.Find(request, form.Webhook, options) is not { } address)
        {
            return InspectorAnswer.BadRequest(request, SendPage.NoAddress);
        }

        var batch = await PostAsync(request, form, $"{address}?{options.SecretName()}={Uri.EscapeDataString(secret)}", options);
        request.Host.Sent.Add(batch);
        request.Host.Log.InspectorAction(request.User, "sent", form.Events.Count);
        return InspectorAnswer.SeeOther(request.Url($"send?batch={batch.Id}"));
    }

    private static async Task<SentBatch> PostAsync(InspectorRequest request, SendForm form, string url, MandrillWebhookOptions options)
    {
        var pair = options.Pairs().FirstOrDefault();
        var (time, status, answer) = (request.Now, (int?)null, "");
        try
        {
            using var post = MandrillPost.CreateFromJson(url, pair.Key, pair.Url, form.Json);
            using var response = await Client.PostMandrillAsync(post, request.Cancelled);
            var text = await response.Content.ReadAsStringAsync(request.Cancelled);
            (status, answer) = ((int)response.StatusCode, text.Length > MaxAnswer ? text[..MaxAnswer] : text);
        }
        catch (HttpRequestException exception)
        {
            answer = exception.HttpRequestError == HttpRequestError.SecureConnectionError
                ? "The certificate of the address is not trusted. Trust it with 'dotnet dev-certs https --trust', or listen on http too."
                : "The application does not answer at its own address.";
        }
        catch (TaskCanceledException) when (!request.Cancelled.IsCancellationRequested)
        {
            answer = "The application did not answer within 60 seconds.";
        }

        return new(RandomNumberGenerator.GetHexString(16, lowercase: true), time, status, answer,
            [.. form.Events.Take(FollowedEvents).Select(static sent => sent.IdempotencyKey)], form.Events.Count);
    }
}
